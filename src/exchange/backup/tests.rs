//! The file against someone who cuts, swaps and mends it: the checksum is put right each time, so that only the seals
//! stand in the way.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "sums of small lengths; a test fails by panicking"
)]

use super::error::BackupError;
use super::file::{PIECE, SEALED, Sealed, Writer};
use crate::vault::{Code, Cost, ExportKey};
use sha2::{Digest, Sha256};

const HEADER: usize = 38;

fn phrase() -> Code {
    Code::new("grus vej hat kat")
}

fn written(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut writer = Writer::new(&phrase(), Cost::FLOOR).unwrap();
    for entry in entries {
        writer.entry(entry).unwrap();
    }
    writer.finish().unwrap()
}

/// Some that fill `bytes` of pieces exactly, four bytes of length each included.
fn filling(bytes: usize) -> Vec<Vec<u8>> {
    let mut left = bytes;
    let mut out = Vec::new();
    while left > 0 {
        let size = left.min(10_000);
        out.push(vec![u8::try_from(out.len()).unwrap(); size - 4]);
        left -= size;
    }
    out
}

fn mended(mut file: Vec<u8>) -> Vec<u8> {
    let at = file.len() - 32;
    let check = Sha256::digest(&file[..at]);
    file.truncate(at);
    file.extend_from_slice(&check);
    file
}

fn key_of(file: &[u8]) -> ExportKey {
    Sealed::read(file).unwrap().key(&phrase()).unwrap()
}

fn read(file: &[u8], key: &ExportKey) -> Result<Vec<Vec<u8>>, BackupError> {
    let sealed = Sealed::read(file)?;
    let mut entries = sealed.entries(key);
    let mut out = Vec::new();
    while let Some(entry) = entries.next()? {
        out.push(entry);
    }
    assert!(entries.is_done());
    Ok(out)
}

/// Header, pieces, and a checksum that fits whatever they are.
fn assembled(header: &[u8], pieces: &[&[u8]]) -> Vec<u8> {
    let mut file = header.to_vec();
    for piece in pieces {
        file.extend_from_slice(piece);
    }
    file.extend_from_slice(&[0; 32]);
    mended(file)
}

fn parts(file: &[u8]) -> (&[u8], Vec<&[u8]>) {
    let body = &file[..file.len() - 32];
    (&body[..HEADER], body[HEADER..].chunks(SEALED).collect())
}

#[test]
fn whatever_is_written_reads_back_also_where_pieces_are_exactly_full() {
    for bytes in [
        0,
        4,
        5,
        PIECE - 1,
        PIECE,
        PIECE + 1,
        2 * PIECE,
        2 * PIECE + 5,
    ] {
        let mut entries = filling(bytes.max(4));
        if bytes == 0 {
            entries.clear();
        }
        let file = written(&entries);
        let pieces = bytes.div_ceil(PIECE).max(1);
        assert_eq!(file.len(), HEADER + bytes + 16 * pieces + 32, "{bytes}");
        assert_eq!(read(&file, &key_of(&file)).unwrap(), entries, "{bytes}");
    }
}

#[test]
fn pieces_taken_away_swapped_or_doubled_are_noticed_though_the_checksum_fits() {
    let file = written(&filling(3 * PIECE + 100));
    let key = key_of(&file);
    let (header, pieces) = parts(&file);
    let [a, b, c, d] = pieces[..] else { panic!() };
    assert!(read(&assembled(header, &[a, b, c, d]), &key).is_ok());
    for wrong in [
        vec![a, b, c],
        vec![a, b],
        vec![a, c, d],
        vec![a, b, d],
        vec![a, c, b, d],
        vec![a, b, b, c, d],
        vec![a, b, c, d, d],
        vec![a, b, c, &d[..20]],
        vec![a, b, c, d, &[0; 16]],
    ] {
        let said = read(&assembled(header, &wrong), &key);
        assert!(matches!(said, Err(BackupError::Damaged)), "{}", wrong.len());
    }
    // Where the first piece is not the first, no passphrase opens the file: that cannot be told from a wrong one.
    for wrong in [vec![a], vec![b, a, c, d], vec![b, c, d], vec![d]] {
        let said = read(&assembled(header, &wrong), &key);
        assert!(matches!(said, Err(BackupError::WrongPassphrase)));
    }
    assert!(matches!(
        read(&assembled(header, &[]), &key),
        Err(BackupError::Damaged)
    ));
}

#[test]
fn pieces_of_another_export_under_the_same_passphrase_do_not_fit() {
    let entries = filling(2 * PIECE);
    let (one, two) = (written(&entries), written(&entries));
    let (header, pieces) = parts(&one);
    let (_, others) = parts(&two);
    let mixed = assembled(header, &[pieces[0], others[1]]);
    assert!(matches!(
        read(&mixed, &key_of(&one)),
        Err(BackupError::Damaged)
    ));
}

#[test]
fn the_head_is_bound_to_the_pieces() {
    let file = written(&filling(100));
    let key = key_of(&file);
    for at in 8..HEADER {
        let mut bent = file.clone();
        bent[at] ^= 1;
        let said = read(&mended(bent), &key);
        assert!(said.is_err(), "{at}");
    }
}

#[test]
fn a_later_version_is_named_and_not_taken_for_damage() {
    let mut file = written(&[]);
    file[9] = 2;
    assert!(matches!(
        Sealed::read(&mended(file.clone())),
        Err(BackupError::Newer(2))
    ));
    file[9] = 0;
    assert!(matches!(
        Sealed::read(&mended(file)),
        Err(BackupError::Damaged)
    ));
}

#[test]
fn an_export_that_asks_for_too_little_or_too_much_work_is_not_tried() {
    let file = written(&[]);
    for (at, number) in [(10, 1u32), (14, 8), (14, u32::MAX), (10, 1_000_000)] {
        let mut bent = file.clone();
        bent[at..at + 4].copy_from_slice(&number.to_be_bytes());
        let bent = mended(bent);
        let said = Sealed::read(&bent);
        assert!(matches!(said, Err(BackupError::Damaged)), "{number}");
    }
}

#[test]
fn lengths_that_lie_are_damage_and_ask_for_no_memory() {
    let (key, lock) = ExportKey::new(&phrase(), Cost::FLOOR).unwrap();
    let mut header = b"GRUSVEJ\n\0\x01".to_vec();
    header.extend_from_slice(&lock.to_bytes());
    let with = |plain: &[u8]| {
        let piece = key.seal(0, true, &header, plain).unwrap();
        read(&assembled(&header, &[&piece]), &key)
    };
    assert_eq!(with(b"\0\0\0\x02ab").unwrap(), [b"ab"]);
    for lie in [
        &b"\0\0\0\x03ab"[..],
        b"\0\0\0",
        b"\0\0\0\x02ab\0",
        b"\xff\xff\xff\xffab",
        b"\0\x01\0\x01",
    ] {
        assert!(matches!(with(lie), Err(BackupError::Damaged)), "{lie:?}");
    }
}

#[test]
fn the_name_of_the_file_says_the_day_and_nothing_else() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(super::file_name(day), "grusvej-eksport-2026-11-24.grusvej");
}
