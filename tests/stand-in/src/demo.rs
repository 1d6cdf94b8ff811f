//! The demo: two workspaces, their members, and a few keys as they are found in real life.

use crate::catalogue::Catalogue;
use crate::clock::Millis;
use crate::options::Options;
use crate::seed::{self, SeedError};
use crate::server::StartError;
use crate::session::password;
use crate::store::{Store, users};

/// Who is signed in on the first visit.
pub const OWNER: &str = "olivia@northwind.example";

/// The workspace with keys.
pub const NORTHWIND: &str = "wsp_northwind";
/// The workspace without.
pub const FABRIKAM: &str = "wsp_fabrikam";
/// Left the workspace; the key stayed.
pub const FORMER: &str = "usr_fred";
/// Has a key of his own.
pub const DEVON: &str = "usr_dev";
/// Has keys of her own.
pub const OLIVIA: &str = "usr_olivia";

struct Person {
    id: &'static str,
    name: &'static str,
    email: &'static str,
    password: &'static str,
    workspace: &'static str,
    role: &'static str,
}

/// Everybody may know these passwords: the demo only listens on this machine.
const PEOPLE: [Person; 4] = [
    Person {
        id: OLIVIA,
        name: "Olivia Owner",
        email: OWNER,
        password: "olivia-demo-only-7391",
        workspace: NORTHWIND,
        role: "owner",
    },
    Person {
        id: DEVON,
        name: "Devon Developer",
        email: "dev@northwind.example",
        password: "devon-demo-only-2846",
        workspace: NORTHWIND,
        role: "developer",
    },
    Person {
        id: "usr_vera",
        name: "Vera Viewer",
        email: "viewer@northwind.example",
        password: "vera-demo-only-5108",
        workspace: NORTHWIND,
        role: "viewer",
    },
    Person {
        id: "usr_omar",
        name: "Omar Owner",
        email: "owner@fabrikam.example",
        password: "omar-demo-only-6627",
        workspace: FABRIKAM,
        role: "owner",
    },
];

/// Who can sign in, for standard output.
pub fn lines() -> Vec<String> {
    let mut lines = vec!["Demo only, on this machine only:".to_owned()];
    for person in &PEOPLE {
        lines.push(format!(
            "  {:<26} {:<22} {:<10} {}",
            person.email, person.password, person.role, person.workspace
        ));
    }
    lines
}

/// Fills an empty database, in one transaction.
///
/// # Errors
/// Where the database fails or the system gives no randomness.
pub fn fill(
    store: &Store,
    options: &Options,
    catalogue: &Catalogue,
    now: Millis,
) -> Result<(), StartError> {
    let filled = store.run_now(|tx| {
        if !users::is_empty(tx)? {
            return Ok(());
        }
        users::add_workspace(tx, NORTHWIND, "Northwind Outreach")?;
        users::add_workspace(tx, FABRIKAM, "Fabrikam Sales")?;
        for person in &PEOPLE {
            let hash = password::hash(person.password, options.password_cost)
                .map_err(|_| SeedError::Secrets)?;
            let who = (person.id, person.name, person.email);
            users::add_user(tx, who, Some(&hash), Some((person.workspace, person.role)))?;
        }
        users::add_user(
            tx,
            (FORMER, "Fred Former", "fred@northwind.example"),
            None,
            None,
        )?;
        seed::examples(tx, catalogue, options.seed_calls, now)?;
        seed::many(tx, catalogue, options.seed_keys, now)?;
        Ok(())
    });
    filled.map_err(|failed| match failed {
        SeedError::Store(error) => StartError::Database(options.database.clone(), error),
        SeedError::Secrets => StartError::Secrets,
    })
}
