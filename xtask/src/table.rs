//! The table at the end of `cargo xtask test`: each part, how long it took, how it went.

use std::time::Duration;

/// How one part went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It passed in this time.
    Passed(Duration),
    /// It failed after this time.
    Failed(Duration),
    /// An earlier part failed first.
    NotRun,
}

/// The table as text, with a line for the whole at the end.
pub(crate) fn table(rows: &[(String, Outcome)]) -> String {
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut lines = Vec::new();
    let mut total = Duration::ZERO;
    for (name, outcome) in rows {
        let (time, word) = match outcome {
            Outcome::Passed(time) => (*time, "ok"),
            Outcome::Failed(time) => (*time, "FAILED"),
            Outcome::NotRun => (Duration::ZERO, "not run"),
        };
        total = total.saturating_add(time);
        let time = match outcome {
            Outcome::NotRun => "-".to_owned(),
            _ => clock(time),
        };
        lines.push(format!("{name:<width$}  {time:>8}  {word}\n"));
    }
    lines.push(format!("{:<width$}  {:>8}\n", "all", clock(total)));
    lines.concat()
}

/// Minutes and seconds, tenths shown: `12:03.4`.
fn clock(time: Duration) -> String {
    let tenths = time.as_millis().div_euclid(100);
    format!(
        "{}:{:02}.{}",
        tenths.div_euclid(600),
        tenths.div_euclid(10).rem_euclid(60),
        tenths.rem_euclid(10)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_name_time_and_outcome_and_the_last_the_whole() {
        let rows = [
            (
                "fmt".to_owned(),
                Outcome::Passed(Duration::from_millis(1_250)),
            ),
            (
                "clippy/window".to_owned(),
                Outcome::Failed(Duration::from_secs(723)),
            ),
            ("unit".to_owned(), Outcome::NotRun),
        ];
        assert_eq!(
            table(&rows),
            "fmt              0:01.2  ok\n\
             clippy/window   12:03.0  FAILED\n\
             unit                  -  not run\n\
             all             12:04.2\n"
        );
    }
}
