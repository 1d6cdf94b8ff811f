//! Compares the page with every case that `ipaddress_oracle.py` writes.

use std::collections::BTreeMap;
use std::io::{Write, stderr};
use std::process::Command;

use crate::cases::said;

/// Differences that are listed; a single mistake makes thousands.
const LISTED: usize = 20;

#[test]
fn agrees_with_python_ipaddress() {
    let cases = python();
    let (mut compared, mut differences) = (BTreeMap::<&str, usize>::new(), Vec::new());
    for case in cases.lines() {
        *compared.entry(kind(case)).or_default() += 1;
        let said = said(case);
        if said != case {
            differences.push(format!("Python: {case}\npage:   {said}"));
        }
    }
    let count: usize = compared.values().sum();
    // Past the harness, which would keep what a test prints unless it fails.
    let _ = writeln!(
        stderr(),
        "ipaddress: {count} cases compared, {} differences {compared:?}",
        differences.len()
    );
    assert!(count >= 100_000, "only {count} cases were compared");
    let first = &differences[..differences.len().min(LISTED)];
    assert!(
        differences.is_empty(),
        "{} of {count} cases differ, among them\n{}",
        differences.len(),
        first.join("\n")
    );
}

fn kind(case: &str) -> &str {
    case.split('\t').next().unwrap_or_default()
}

/// What the script writes; `PYTHON` names another Python than the one in the path.
fn python() -> String {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/oracle/ipaddress_oracle.py"
    );
    // -B: nothing compiled is left in the tree.
    let output = Command::new(&python)
        .args(["-B", script])
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be started: {error}", python.display()));
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} failed: {complaints}");
    String::from_utf8(output.stdout).expect("the script writes UTF-8")
}
