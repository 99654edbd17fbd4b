//! A screen at which nothing happens does nothing: what draws itself for ever drains a phone in an afternoon, and keeps
//! effects such as a change of theme from ever coming to pass.

use crate::harness::{NOW, Phone, Served, World, address, run, visit};
use std::time::Duration;

/// Hundredths of a second of work that a second of rest may cost: five are a clock that looks every five seconds, an
/// answer that comes late, and a debug build.
const MOST: u64 = 15;

/// Hundredths of a second that the process has worked so far.
fn worked(served: &Served) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", served.child.id())).unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let words: Vec<&str> = after_name.split_whitespace().collect();
    words[11].parse::<u64>().unwrap() + words[12].parse::<u64>().unwrap()
}

/// The least work of a second of rest in three tries: the first may still be busy with opening.
async fn at_rest(served: &Served) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..3 {
        let before = worked(served);
        tokio::time::sleep(Duration::from_secs(1)).await;
        least = least.min(worked(served) - before);
        if least <= MOST {
            break;
        }
    }
    least
}

#[test]
fn a_screen_at_rest_does_nothing() {
    run(async {
        let dir = World::demo().await.closed();
        let log = dir.path().join("log");
        let served = Served::start(dir.path(), 0, NOW, &log);
        let phone = Phone::at(&served.base).await;
        phone.unlock().await;
        let place = address("Vibevej 9");
        let mut paths = [
            "/",
            "/plan",
            "/kort",
            "/observation",
            "/moede",
            "/ny-adresse",
            "/adresser",
            "/adresser/liste",
            "/team",
            "/mig",
        ]
        .map(String::from)
        .to_vec();
        paths.push(visit("Vibevej 9"));
        paths.extend(
            ["", "/ret", "/sikkerhed", "/samme", "/observation"].map(|end| format!("{place}{end}")),
        );
        let mut busy = Vec::new();
        for path in paths {
            phone.go(&path).await;
            let work = at_rest(&served).await;
            if work > MOST {
                busy.push(format!("{path}: {work}"));
            }
        }
        assert!(busy.is_empty(), "screens that never rest: {busy:?}");
        phone.end().await;
    });
}
