//! Drops what an extract names but does not hold, in osmium's text format (OPL).
//!
//! A file that was cut plainly names nodes beyond its edge, and tilemaker 2.2 stops at the first of them.

use std::collections::HashSet;
use std::io::{BufRead, Write};

/// Nodes and ways seen so far: in such a file nodes come first, then ways, then relations.
#[derive(Default)]
struct Seen {
    nodes: HashSet<String>,
    ways: HashSet<String>,
}

/// Copies `from` to `to` without what is not there.
pub(super) fn drop_dangling(from: impl BufRead, mut to: impl Write) -> std::io::Result<()> {
    let mut seen = Seen::default();
    for line in from.lines() {
        if let Some(line) = seen.kept(&line?) {
            writeln!(to, "{line}")?;
        }
    }
    to.flush()
}

impl Seen {
    /// The line without references to what has not been seen; none if nothing sensible is left of it.
    fn kept(&mut self, line: &str) -> Option<String> {
        let id = line.split(' ').next()?;
        if id.starts_with('n') {
            self.nodes.insert(id.to_owned());
            return Some(line.to_owned());
        }
        let fields: Option<Vec<String>> = line.split(' ').map(|field| self.field(field)).collect();
        let fields = fields?;
        if id.starts_with('w') {
            self.ways.insert(id.to_owned());
        }
        Some(fields.join(" "))
    }

    fn field(&self, field: &str) -> Option<String> {
        if let Some(nodes) = field.strip_prefix('N') {
            let known: Vec<&str> = nodes
                .split(',')
                .filter(|n| self.nodes.contains(*n))
                .collect();
            // One node is no line.
            (known.len() > 1).then(|| format!("N{}", known.join(",")))
        } else if let Some(members) = field.strip_prefix('M') {
            self.members(members)
        } else {
            Some(field.to_owned())
        }
    }

    /// A relation that lost a way is dropped: an area with a gap in its edge would be closed across someone's fields.
    fn members(&self, members: &str) -> Option<String> {
        let mut known = vec![];
        for member in members.split(',') {
            let id = member.split('@').next()?;
            if id.starts_with('w') && !self.ways.contains(id) {
                return None;
            }
            if self.ways.contains(id) || self.nodes.contains(id) {
                known.push(member);
            }
        }
        (!known.is_empty()).then(|| format!("M{}", known.join(",")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        let mut out = vec![];
        drop_dangling(text.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_whole_file_is_left_as_it_is() {
        let whole = "n1 v1 Tname=N%20%one x1 y2\nn2 v1 T x1 y3\nw5 v1 Thighway=path Nn1,n2\nr9 v1 T Mw5@outer,n1@\n";
        assert_eq!(kept(whole), whole);
    }

    #[test]
    fn missing_nodes_leave_the_way_and_a_way_of_one_node_is_none() {
        let cut = "n1 v1 T x1 y2\nn2 v1 T x1 y3\nw5 T Nn7,n1,n2,n8\nw6 T Nn1,n9\nw7 T N\n";
        assert_eq!(kept(cut), "n1 v1 T x1 y2\nn2 v1 T x1 y3\nw5 T Nn1,n2\n");
    }

    #[test]
    fn an_area_with_a_gap_is_dropped_and_other_members_are_left_out() {
        let cut =
            "n1 T x1 y2\nn2 T x1 y3\nw5 T Nn1,n2\nr1 T Mw5@,w6@\nr2 T Mw5@,n4@,r1@\nr3 T Mn4@\n";
        assert!(kept(cut).ends_with("w5 T Nn1,n2\nr2 T Mw5@\n"));
    }
}
