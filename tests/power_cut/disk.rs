//! A disk whose power fails: what was synced is there, what was not may be there, or not, or in part.
//!
//! The rules, harsher than a phone's file system:
//! - A sync of a file makes everything before it in that file last, and nothing else: not its name, no other file.
//! - Each later write is kept, dropped or torn by itself, so they arrive in any order. (Two that overlap never swap:
//!   the cache of the system holds only the newer, so what is left is one of the two, and dropping yields both.)
//!   A torn write keeps the beginning, the end or any of its sectors of 512 bytes. A change of size is kept or not.
//! - Where a file has grown over bytes that were never written lie zeros, or what the disk held before: noise.
//! - A name given or taken lasts after a sync of the folder. SQLite's own file system syncs it with the first sync of
//!   each journal or log that it may have made, and the recorder notes that. Before that each name is kept or not.
#![allow(unreachable_pub, missing_docs, reason = "a module of one test")]

use crate::chance::Chance;
use crate::recorder::Op;
use crate::saves::Told;
use std::collections::BTreeMap;

const SECTOR: usize = 512;

/// The files of a folder by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What lasts, and what hangs in the air.
#[derive(Default)]
pub struct Disk<'t> {
    lasting: BTreeMap<usize, Vec<u8>>,
    pending: BTreeMap<usize, Vec<&'t Op>>,
    names: BTreeMap<String, usize>,
    pending_names: Vec<&'t Op>,
    /// What the worker was told so far.
    pub told: Told,
}

impl<'t> Disk<'t> {
    /// Takes the next thing that happened.
    pub fn take(&mut self, op: &'t Op) {
        match op {
            Op::Write { file, .. } | Op::Resize { file, .. } => {
                self.pending.entry(*file).or_default().push(op);
            }
            Op::Sync { file, .. } => {
                let bytes = self.lasting.entry(*file).or_default();
                for op in self.pending.remove(file).unwrap_or_default() {
                    apply(op, bytes, 0);
                }
            }
            Op::SyncFolder => {
                for op in std::mem::take(&mut self.pending_names) {
                    rename(op, &mut self.names);
                }
            }
            Op::Link { .. } | Op::Unlink { .. } => self.pending_names.push(op),
            Op::Told(told) => self.told = told.clone(),
        }
    }

    /// The power fails: what is found afterwards.
    pub fn cut(&self, chance: &mut Chance) -> Files {
        let mut names = self.names.clone();
        let keep = [100, 100, 0, 50][pick(chance, 4)];
        for op in &self.pending_names {
            if chance.in_100(keep) {
                rename(op, &mut names);
            }
        }
        names
            .into_iter()
            .map(|(name, file)| (name, self.cut_file(file, chance)))
            .collect()
    }

    fn cut_file(&self, file: usize, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.lasting.get(&file).cloned().unwrap_or_default();
        let pending = self.pending.get(&file).map_or(&[][..], Vec::as_slice);
        // Each file has its luck: all kept or dropped, nearly all, or a toss for each; torn often, seldom or never.
        let keep = [0, 100, 95, 50, 10][pick(chance, 5)];
        let tear = [0, 5, 50][pick(chance, 3)];
        let only_last = chance.in_100(30);
        let noise = u8::try_from(chance.below(256)).unwrap() * u8::from(chance.in_100(25));
        for (n, op) in pending.iter().enumerate() {
            let last = n + 1 == pending.len();
            let may_tear = if only_last { last } else { true };
            if may_tear && chance.in_100(if last { tear.max(30) } else { tear }) {
                tear_apart(op, &mut bytes, noise, chance);
            } else if chance.in_100(keep) {
                apply(op, &mut bytes, noise);
            }
        }
        bytes
    }
}

fn pick(chance: &mut Chance, of: u64) -> usize {
    usize::try_from(chance.below(of)).unwrap()
}

fn rename(op: &Op, names: &mut BTreeMap<String, usize>) {
    match op {
        Op::Link { name, file } => {
            names.insert(name.clone(), *file);
        }
        Op::Unlink { name } => {
            names.remove(name);
        }
        other => panic!("{other:?} names nothing"),
    }
}

fn apply(op: &Op, bytes: &mut Vec<u8>, noise: u8) {
    match op {
        Op::Write { at, bytes: new, .. } => put(bytes, *at, new, noise),
        Op::Resize { size, .. } => bytes.resize(*size, 0),
        other => panic!("{other:?} changes no file"),
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8], noise: u8) {
    let end = at + new.len();
    if bytes.len() < end {
        bytes.resize(end, noise);
    }
    bytes[at..end].copy_from_slice(new);
}

/// Keeps some sectors of a write. A change of size happens or not; that was tossed for elsewhere.
fn tear_apart(op: &Op, bytes: &mut Vec<u8>, noise: u8, chance: &mut Chance) {
    let Op::Write { at, bytes: new, .. } = op else {
        return;
    };
    let first = at / SECTOR;
    let count = (at + new.len()).div_ceil(SECTOR) - first;
    let edge = pick(chance, count as u64 + 1);
    let way = chance.below(3);
    for n in 0..count {
        let kept = match way {
            0 => n < edge,
            1 => n >= edge,
            _ => chance.in_100(50),
        };
        if kept {
            let start = ((first + n) * SECTOR).max(*at);
            let end = ((first + n + 1) * SECTOR).min(at + new.len());
            put(bytes, start, &new[start - at..end - at], noise);
        }
    }
}
