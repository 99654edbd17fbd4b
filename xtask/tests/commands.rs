//! The real `xtask` binary on a made-up machine: its cargo, apt, dpkg and app are small scripts, so that installing,
//! starting and stopping are tested in a second and touch nothing outside the test's own folder.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may fail by unwrapping")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const APP: &str = r#"
echo "$@" >> "$HERE/app"
case "$1" in
  demo) echo "60 places"; echo "pin: 4711" ;;
  preview) echo $$ > "$HERE/pid"; echo "ready: http://127.0.0.1:8080"; exec sleep 60 ;;
  map) echo '{"tiles":19}'; [ "$(basename "$2")" != bad.mbtiles ] ;;
  import) echo '{"rows":1}'; exit 3 ;;
esac
"#;

const CARGO: &str = r#"
[ "$1" = build ] || exit 9
echo "compiling" >&2
echo '{"reason":"compiler-artifact","target":{"name":"grusvej"},"executable":"'"$HERE/bin/grusvej"'"}'
"#;

/// A machine of its own folder, on which everything is installed until a script is replaced.
struct Machine(PathBuf);

impl Machine {
    fn new(name: &str) -> Self {
        let here = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        if here.exists() {
            std::fs::remove_dir_all(&here).unwrap();
        }
        std::fs::create_dir_all(here.join("bin")).unwrap();
        std::fs::create_dir_all(here.join("house/xtask")).unwrap();
        let machine = Self(here);
        machine.script("cargo", CARGO);
        machine.script("grusvej", APP);
        machine.script("dpkg-query", "printf installed");
        machine.script("apt-get", r#"echo "$@" >> "$HERE/apt""#);
        machine.script("sudo", "exit 1");
        machine
    }

    /// Another process writes the script: a test that starts a program at that moment would else hand a descriptor
    /// open for writing on to it, and the system refuses to run a file that someone writes ("text file busy").
    fn script(&self, name: &str, body: &str) {
        let file = self.0.join("bin").join(name);
        let mut install = Command::new("install")
            .args(["-m", "755", "/dev/stdin"])
            .arg(file)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let text = format!("#!/bin/sh\nHERE='{}'\n{body}\n", self.0.display());
        install
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        assert!(install.wait().unwrap().success());
    }

    /// A machine without the packages, used by this user id.
    fn bare(&self, user: &str) {
        self.script("dpkg-query", r#"[ "$1" = --version ]"#);
        self.script("id", &format!("echo {user}"));
    }

    fn xtask(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(line.split_whitespace())
            .current_dir(&self.0)
            .env("CARGO", self.0.join("bin/cargo"))
            .env("CARGO_MANIFEST_DIR", self.0.join("house/xtask"))
            .env("PATH", format!("{}/bin:/usr/bin:/bin", self.0.display()))
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, line: &str) -> Output {
        self.xtask(line).output().unwrap()
    }

    fn log(&self, name: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.0.join(name)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn run_says_the_pin_then_ready_and_nothing_else_and_one_sigterm_ends_the_app_itself() {
    let machine = Machine::new("sigterm");
    let mut child = machine.xtask("run --preview --lang nb").spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(said.next().unwrap().unwrap(), "pin: 4711");
    assert_eq!(
        said.next().unwrap().unwrap(),
        "ready: http://127.0.0.1:8080"
    );
    assert_eq!(
        machine.log("pid"),
        [child.id().to_string()],
        "xtask must have become the app"
    );
    let kill = Command::new("sh")
        .args(["-c", &format!("kill -TERM {}", child.id())])
        .status()
        .unwrap();
    assert!(kill.success());
    assert_eq!(child.wait().unwrap().signal(), Some(15));
    assert!(said.next().is_none());
    let demo = machine.0.join("house/target/demo");
    assert_eq!(
        machine.log("app"),
        [
            format!("demo --data {} --lang nb", demo.display()),
            format!("preview --data {} --lang nb", demo.display()),
        ]
    );
}

#[test]
fn an_empty_start_makes_no_demo_and_a_given_folder_is_relative_to_the_person() {
    let machine = Machine::new("empty");
    machine.script("grusvej", r#"echo "$@" >> "$HERE/app""#);
    assert!(
        machine
            .run("run --empty --port 99 --data mine")
            .status
            .success()
    );
    let mine = machine.0.join("mine");
    assert!(mine.is_dir());
    assert_eq!(
        machine.log("app"),
        [format!("preview --data {} --port 99", mine.display())]
    );
}

#[test]
fn maps_are_brought_in_one_by_one_after_the_demo_and_a_bad_one_stops_the_start() {
    let machine = Machine::new("maps");
    let said = machine.run("run --preview --data d --map one.mbtiles --map bad.mbtiles");
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    assert_eq!(text(&said.stdout), "pin: 4711\n");
    assert!(text(&said.stderr).contains("a map could not be brought in"));
    let here = machine.0.display();
    assert_eq!(
        machine.log("app"),
        [
            format!("demo --data {here}/d"),
            format!("map {here}/one.mbtiles --data {here}/d"),
            format!("map {here}/bad.mbtiles --data {here}/d"),
        ]
    );
}

#[test]
fn where_there_is_a_display_the_window_is_opened() {
    let machine = Machine::new("window");
    machine.script("grusvej", r#"echo "$1" >> "$HERE/app"; echo "pin: 4711""#);
    machine.script("cargo", &format!("echo \"$@\" >> \"$HERE/cargo\"\n{CARGO}"));
    assert!(
        machine
            .xtask("run")
            .env("DISPLAY", ":9")
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(machine.log("app"), ["demo", "window"]);
    assert!(machine.log("cargo").concat().contains("--features mobile"));
}

#[test]
fn a_demo_that_cannot_be_made_stops_the_start() {
    let machine = Machine::new("no-demo");
    machine.script("grusvej", r#"echo "$1" >> "$HERE/app"; exit 1"#);
    let output = machine.run("run");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(machine.log("app"), ["demo"]);
    assert!(text(&output.stderr).contains("--empty"));
}

#[test]
fn a_build_that_fails_starts_nothing() {
    let machine = Machine::new("broken");
    machine.script("cargo", &format!("{CARGO}\nexit 101"));
    assert_eq!(machine.run("run").status.code(), Some(1));
    assert!(machine.log("app").is_empty());
}

#[test]
fn killing_xtask_during_a_build_ends_the_build() {
    let machine = Machine::new("sigkill");
    machine.script("cargo", "echo building >&2; exec sleep 60");
    let mut child = machine.xtask("run").spawn().unwrap();
    let mut talk = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    talk.read_line(&mut line).unwrap();
    assert_eq!(line, "building\n");
    let killed = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    // The pipe ends when the last process that holds it does.
    talk.read_to_string(&mut line).unwrap();
    assert!(killed.elapsed() < Duration::from_secs(30));
}

#[test]
fn import_gives_the_apps_json_and_its_exit_code() {
    let machine = Machine::new("import");
    let output = machine.run("import list.csv --data d --pin 12");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(text(&output.stdout), "{\"rows\":1}\n");
    let at = |name: &str| machine.0.join(name).display().to_string();
    assert_eq!(
        machine.log("app"),
        [format!(
            "import {} --data {} --pin 12",
            at("list.csv"),
            at("d")
        )]
    );
    machine.run("import list.csv --dry-run");
    assert_eq!(
        machine.log("app").last().unwrap(),
        &format!("import {} --dry-run", at("list.csv"))
    );
}

#[test]
fn without_a_way_to_be_root_the_one_line_to_run_is_said() {
    let machine = Machine::new("by-hand");
    machine.bare("1000");
    let output = machine.run("run");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    let said = text(&output.stderr);
    assert!(said.contains("libssl-dev: SQLCipher encrypts"), "{said}");
    assert!(said.ends_with(
        "\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends libssl-dev pkg-config\n"
    ));
    assert!(machine.log("apt").is_empty() && machine.log("app").is_empty());
}

#[test]
fn root_installs_and_a_first_failure_is_met_with_fresh_lists_and_one_more_try() {
    let machine = Machine::new("root");
    machine.bare("0");
    machine.script(
        "apt-get",
        r#"echo "noise"; echo "$DEBIAN_FRONTEND $4 $@" >> "$HERE/apt"
[ "$4" = update ] && exit 0
[ -e "$HERE/again" ] || { touch "$HERE/again"; exit 100; }"#,
    );
    let output = machine.run("import list.csv --dry-run");
    assert_eq!(
        text(&output.stdout),
        "{\"rows\":1}\n",
        "apt may not speak on standard output"
    );
    let steps: Vec<String> = machine.log("apt");
    let verbs: Vec<&str> = steps
        .iter()
        .filter_map(|step| step.split(' ').nth(1))
        .collect();
    assert!(
        verbs.ends_with(&["install", "update", "install"]),
        "{steps:?}"
    );
    assert!(steps.iter().all(|step| step.starts_with("noninteractive ")));
}

#[test]
fn an_apt_that_keeps_failing_is_given_up_after_the_second_try() {
    let machine = Machine::new("apt-fails");
    machine.bare("0");
    machine.script("apt-get", r#"echo "$4" >> "$HERE/apt"; [ "$4" = update ]"#);
    assert_eq!(machine.run("run").status.code(), Some(1));
    let installs = machine
        .log("apt")
        .iter()
        .filter(|verb| *verb == "install")
        .count();
    assert_eq!(installs, 2);
}

#[test]
fn a_sudo_that_asks_nothing_is_used() {
    let machine = Machine::new("sudo");
    machine.bare("1000");
    machine.script(
        "sudo",
        r#"printf '%s\n' "$*" >> "$HERE/sudo"; [ "$1" = -n ] && shift && exec "$@""#,
    );
    assert_eq!(
        machine.run("import list.csv --dry-run").status.code(),
        Some(3)
    );
    assert!(
        machine
            .log("sudo")
            .iter()
            .all(|line| line.starts_with("-n "))
    );
    assert!(
        machine
            .log("apt")
            .last()
            .unwrap()
            .ends_with("libssl-dev pkg-config")
    );
}

#[test]
fn nonsense_is_refused_before_anything_is_started() {
    let machine = Machine::new("nonsense");
    assert_eq!(machine.run("run --lang de").status.code(), Some(2));
    assert_eq!(machine.run("fly").status.code(), Some(2));
    assert!(machine.log("app").is_empty());
    assert!(text(&machine.run("").stdout).contains("cargo xtask VERB"));
}
