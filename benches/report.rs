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
    /// Whether the work ends with waiting for the disk, which takes it 0.3 or 4 ms as others use it: of two such heaps
    /// the median is either by chance, so these are told by their mean without the highest tenth.
    pub(crate) synced: bool,
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

#[expect(clippy::cast_precision_loss, reason = "small")]
fn trimmed(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.truncate((of.len() * 9).div_ceil(10));
    sorted.iter().sum::<f64>() / sorted.len() as f64
}

impl Figures {
    pub(crate) fn middles(&self) -> (f64, f64) {
        let middle = |of: &[f64]| {
            if self.synced {
                trimmed(of)
            } else {
                part(of, 0.5)
            }
        };
        (middle(&self.keyed), middle(&self.plain))
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
    grown: String,
}

impl Table {
    pub(crate) fn add(
        &mut self,
        preset: &'static str,
        what: &str,
        figures: &Figures,
        limits: &[Limit],
    ) {
        let (keyed, plain) = figures.middles();
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
    }

    /// From a small history to a large one the same question may cost three times as much, or half a millisecond more.
    /// Both files have a key; in `figures` the large one stands first.
    pub(crate) fn growth(&mut self, what: &str, figures: &Figures) {
        let (many, few) = figures.middles();
        let good = many <= few * 3.0 || many - few <= 0.5;
        if !good {
            self.broken
                .push(format!("{what}: grows {:.1} times", many / few));
        }
        let line = format!(
            "| {what} | {} | {} | {:.2} | {} |",
            short(few),
            short(many),
            many / few,
            if good { "yes" } else { "**no**" },
        );
        tell(&line);
        let _ = writeln!(self.grown, "{line}");
    }

    /// Prints all of it; whether every limit holds.
    pub(crate) fn finish(self) -> bool {
        tell("");
        tell(
            "| what lies there | step | keyed ms | plain ms | ratio | keyed p95 | n | limit | holds |",
        );
        tell("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |");
        tell(self.rows.trim_end());
        if !self.grown.is_empty() {
            tell("");
            tell(
                "| from team to region, in turn, both with a key | team ms | region ms | times | at most 3, or 0.5 ms more |",
            );
            tell("| --- | ---: | ---: | ---: | --- |");
            tell(self.grown.trim_end());
        }
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
