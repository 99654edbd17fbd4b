//! Figures, limits, and the table in which they are told.

use std::fmt::Write;
use std::time::Duration;

/// What a figure may cost.
#[derive(Clone, Copy)]
pub(crate) enum Limit {
    /// At most 1.5 times the same without a key.
    Factor,
    /// At most 1.5 times the same without a key, or 2 ms more.
    FactorOrMore,
    /// At most so many milliseconds.
    Below(f64),
}

/// Milliseconds of the same work with a key and without, in turn.
#[derive(Clone, Default)]
pub(crate) struct Figures {
    pub(crate) keyed: Vec<f64>,
    pub(crate) plain: Vec<f64>,
}

pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn part(of: &[f64], share: f64) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "small")]
    let at = ((sorted.len() - 1) as f64 * share).round() as usize;
    sorted[at]
}

impl Figures {
    pub(crate) fn medians(&self) -> (f64, f64) {
        (part(&self.keyed, 0.5), part(&self.plain, 0.5))
    }
}

/// Three digits that count.
fn short(ms: f64) -> String {
    match ms {
        _ if ms < 1.0 => format!("{ms:.3}"),
        _ if ms < 10.0 => format!("{ms:.2}"),
        _ if ms < 100.0 => format!("{ms:.1}"),
        _ => format!("{ms:.0}"),
    }
}

/// The table, and what is over its limit.
#[derive(Default)]
pub(crate) struct Table {
    rows: String,
    broken: Vec<String>,
    medians: Vec<(&'static str, String, f64)>,
}

impl Table {
    pub(crate) fn add(
        &mut self,
        preset: &'static str,
        what: &str,
        figures: &Figures,
        limits: &[Limit],
    ) {
        let (keyed, plain) = figures.medians();
        let ratio = keyed / plain;
        let mut said = Vec::new();
        let mut good = true;
        for limit in limits {
            let (holds, words) = match limit {
                Limit::Factor => (ratio <= 1.5, "1.5 times".to_owned()),
                Limit::FactorOrMore => (
                    ratio <= 1.5 || keyed - plain <= 2.0,
                    "1.5 times or 2 ms more".to_owned(),
                ),
                Limit::Below(most) => (keyed < *most, format!("{most} ms")),
            };
            if !holds {
                good = false;
                self.broken.push(format!("{preset}: {what}: over {words}"));
            }
            said.push(words);
        }
        let line = format!(
            "| {preset} | {what} | {} | {} | {ratio:.2} | {} | {} | {} | {} |",
            short(keyed),
            short(plain),
            short(part(&figures.keyed, 0.95)),
            figures.keyed.len(),
            if said.is_empty() {
                "-".to_owned()
            } else {
                said.join("; ")
            },
            match (said.is_empty(), good) {
                (true, _) => "",
                (_, true) => "yes",
                _ => "**no**",
            },
        );
        tell(&line);
        let _ = writeln!(self.rows, "{line}");
        self.medians.push((preset, what.to_owned(), keyed));
    }

    /// From a small history to a large one the same question may cost three times as much, or half a millisecond more.
    pub(crate) fn growth(&mut self, small: &str, large: &str, what: &str) {
        let of = |name: &str| {
            let found = self
                .medians
                .iter()
                .find(|(p, w, _)| *p == name && w == what);
            found.map(|(_, _, ms)| *ms)
        };
        let (Some(few), Some(many)) = (of(small), of(large)) else {
            return;
        };
        let good = many <= few * 3.0 || many - few <= 0.5;
        if !good {
            self.broken
                .push(format!("{what}: grows {:.1} times", many / few));
        }
        let _ = writeln!(
            self.rows,
            "| {small} to {large} | {what} | {} | from {} | {:.2} | | | 3 times or 0.5 ms more | {} |",
            short(many),
            short(few),
            many / few,
            if good { "yes" } else { "**no**" },
        );
    }

    /// Prints all of it; whether every limit holds.
    pub(crate) fn finish(self) -> bool {
        tell("");
        tell("| preset | what | keyed ms | plain ms | ratio | keyed p95 | n | limit | holds |");
        tell("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |");
        tell(self.rows.trim_end());
        tell("");
        for broken in &self.broken {
            tell(&format!("over its limit: {broken}"));
        }
        self.broken.is_empty()
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
pub(crate) fn tell(line: &str) {
    println!("{line}");
}
