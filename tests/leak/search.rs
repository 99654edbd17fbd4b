//! Words that stand nowhere else, and looking for them.

use std::path::Path;

/// What was typed where.
#[derive(Debug, Default)]
pub struct Canaries(Vec<(String, String)>);

impl Canaries {
    /// A new word, to be typed into `what`. In two cases of letters, so that a search index that folds them is seen too.
    pub fn next(&mut self, what: &str) -> String {
        let word = format!("Kanarie{:03}Zq", self.0.len());
        self.0.push((what.to_owned(), word.clone()));
        word
    }

    /// All of them: where, and the word.
    pub fn list(&self) -> &[(String, String)] {
        &self.0
    }
}

/// What is found in these bytes, in UTF-8 or UTF-16, in any case of letters.
pub fn holds(whom: &str, bytes: &[u8], canaries: &Canaries) -> Vec<String> {
    let lower = bytes.to_ascii_lowercase();
    // UTF-16 of plain letters is the letters with zeros between them.
    let narrow: Vec<u8> = lower.iter().copied().filter(|b| *b != 0).collect();
    let seen = |word: &str| {
        let word = word.to_ascii_lowercase().into_bytes();
        [&lower, &narrow]
            .iter()
            .any(|hay| hay.windows(word.len()).any(|w| w == word))
    };
    // One look at the part that all share spares most files the rest.
    if !seen("kanarie") {
        return Vec::new();
    }
    let found = canaries.0.iter().filter(|(_, word)| seen(word));
    found.map(|(what, _)| format!("{whom}: {what}")).collect()
}

/// What is found in the files below `dir`, their names included.
pub fn scan(dir: &Path, canaries: &Canaries) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(dir)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        entries.sort_by(|a, b| b.cmp(a));
        for path in entries {
            found.extend(holds(
                "a file's name",
                path.to_string_lossy().as_bytes(),
                canaries,
            ));
            if path.is_dir() {
                open.push(path);
            } else if path.is_file() {
                // A file that went away meanwhile holds nothing.
                let bytes = std::fs::read(&path).unwrap_or_default();
                found.extend(holds(&path.display().to_string(), &bytes, canaries));
            }
        }
    }
    found.sort();
    found
}
