"""Holds a running stand-in against the contract: run.py STAND_IN_BINARY.

Starts the stand-in with a database of its own, signs in as a person would, and lets schemathesis make
requests from the contract: all it can think of with a cookie, then as much with a token as shows that it is as good.
Reauthentication is left out, since it renews the session of a cookie and counts attempts.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTRACT = HERE.parent / "openapi.yaml"
COOKIE_IN_CONTRACT = "name: wl_session\n"
# By scheme of the contract: what schemathesis is told of it, and how far it goes.
WAYS = {
    "session": ('api_key = "${SESSION}"', []),
    "bearer": ('bearer = "${TOKEN}"', ["--phases", "examples,coverage"]),
}
OWNER = ("olivia@northwind.example", "olivia-demo-only-7391")


@contextmanager
def stand_in(binary, folder):
    """The address of a stand-in that lives as long as the block."""
    command = [binary, "--listen", "127.0.0.1:0", "--demo", "--no-auto-sign-in", "--database", f"{folder}/stand-in.db"]
    with open(f"{folder}/log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        for line in process.stdout:
            if found := re.match(r"Listening on (\S+)", line):
                yield found[1]
                return
        raise SystemExit("The stand-in did not start:\n" + Path(folder, "log").read_text(encoding="utf-8"))
    finally:
        process.terminate()
        process.wait(timeout=10)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The cookie is on the answer that redirects."""

    def redirect_request(self, *_):
        return None


def sign_in(address, email, password):
    """Name and value of the session cookie."""
    form = urllib.parse.urlencode({"email": email, "password": password}).encode()
    opener = urllib.request.build_opener(NoRedirect)
    try:
        answer = opener.open(f"{address}/sign-in", form)
    except urllib.error.HTTPError as redirect:
        answer = redirect
    for cookie in answer.headers.get_all("Set-Cookie") or []:
        name, _, value = cookie.partition(";")[0].partition("=")
        if "wl_session" in name:
            return name, value
    raise SystemExit(f"Signing in was answered with {answer.status}.")


def get(address, path, cookie):
    request = urllib.request.Request(f"{address}/api/settings{path}", headers={"Cookie": "=".join(cookie)})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def post(url, headers, body):
    """The answer, also where it is a refusal."""
    headers = headers | {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    with answer:
        return answer.status, json.load(answer)


def token(address, email, password):
    """A token of the host that the stand-in plays."""
    status, answer = post(f"{address}/tokens", {}, {"email": email, "password": password})
    if status != 200:
        raise SystemExit(f"Asking for a token was answered with {status}: {answer}")
    return answer["access_token"]


def change(address, path, cookie, csrf, body):
    headers = {
        "Cookie": "=".join(cookie),
        "X-CSRF-Token": csrf,
        "Idempotency-Key": "before-the-first-request",
    }
    status, answer = post(f"{address}/api/settings{path}", headers, body)
    if status not in (200, 201):
        raise SystemExit(f"POST {path} was answered with {status}: {answer}")
    return answer


def with_an_overlap(address, key, cookie, csrf):
    """The key, with an old secret that can be ended; a request that was made up has none of its own."""
    path = f"/api-keys/{key['id']}"
    rotated = change(address, f"{path}/rotations", cookie, csrf, {"overlap_seconds": 604800})
    report = {"secret_id": rotated["secret_id"], "state": "shown"}
    return change(address, f"{path}/secret-state", cookie, csrf, report)


def make_used_key(address, cookie, csrf):
    """A key with calls to tell of: accepted, refused, and one that is none."""
    body = {
        "name": "Used before the first request",
        "ip_restrictions": {"mode": "any", "networks": []},
        "allowed_actions": {"mode": "only", "actions": ["get_all_ln_accounts"]},
    }
    made = change(address, "/api-keys", cookie, csrf, body)
    pair = {"X-API-Key": made["api_key"], "X-API-Secret": made["secret_key"]}
    calls = {"get_all_ln_accounts": 200, "me": 403, "nothing": 404}
    for call, expected in calls.items():
        status, answer = post(f"{address}/api/v1/{call}", pair, {})
        if status != expected:
            raise SystemExit(f"The call {call} was answered with {status}: {answer}")


def contract_with_cookie(name, folder):
    """The contract, with the cookie by the name that this server gives it."""
    text = CONTRACT.read_text(encoding="utf-8")
    if COOKIE_IN_CONTRACT not in text:
        raise SystemExit("The contract names its session cookie in another way now; see run.py.")
    path = Path(folder, "openapi.yaml")
    path.write_text(text.replace(COOKIE_IN_CONTRACT, f"name: {name}\n"), encoding="utf-8")
    return path


def write_dictionary(folder, name, values):
    """Values for schemathesis.toml to draw from, one quoted string a line."""
    Path(folder, f"{name}.dict").write_text("".join(f'"{value}"\n' for value in values), encoding="utf-8")


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder, stand_in(binary, folder) as address:
        cookie = sign_in(address, *OWNER)
        options = get(address, "/api-key-options", cookie)
        csrf = get(address, "/session", cookie)["csrf_token"]
        make_used_key(address, cookie, csrf)
        keys = get(address, "/api-keys", cookie)["keys"]
        keys = [with_an_overlap(address, key, cookie, csrf) if key["can"]["rotate"] else key for key in keys]
        write_dictionary(folder, "key-ids", [key["id"] for key in keys])
        write_dictionary(folder, "secret-ids", [secret["id"] for key in keys for secret in key["secrets"]])
        write_dictionary(folder, "actions", [a["id"] for group in options["action_groups"] for a in group["actions"]])
        contract = contract_with_cookie(cookie[0], folder)
        given = token(address, *OWNER)
        hold_against(contract, folder, address, "session", {"SESSION": cookie[1], "CSRF_TOKEN": csrf})
        hold_against(contract, folder, address, "bearer", {"TOKEN": given, "CSRF_TOKEN": "not looked at"})


def report(scheme):
    """Where schemathesis writes its JUnit file; TEST_RESULTS names the folder."""
    folder = os.environ.get("TEST_RESULTS")
    return ["--report", "junit", "--report-junit-path", f"{folder}/contract-{scheme}.xml"] if folder else []


def hold_against(contract, folder, address, scheme, secrets):
    """One run, as a caller of this scheme; ends the program where it finds something."""
    how, further = WAYS[scheme]
    rules = (HERE / "schemathesis.toml").read_text(encoding="utf-8")
    Path(folder, "schemathesis.toml").write_text(f"{rules}\n[auth.openapi.{scheme}]\n{how}\n", encoding="utf-8")
    command = [
        Path(sys.executable).parent / "schemathesis",
        "run", contract,
        "--url", f"{address}/api/settings",
        "--exclude-path", "/session/reauthentication",
        *further,
        *report(scheme),
    ]
    result = subprocess.run(command, env=os.environ | secrets, cwd=folder, check=False)
    if result.returncode != 0:
        print(Path(folder, "log").read_text(encoding="utf-8")[-5000:], file=sys.stderr)
        sys.exit(result.returncode)


if __name__ == "__main__":
    main()
