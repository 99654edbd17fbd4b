//! The few ways in which the vault touches the disk. Each returns only when the disk has it.
//!
//! A crash at any line leaves the old file or the new one: a new file is written beside, synced, renamed over the old
//! one, and the folder is synced. Keeping the previous file as a spare was refused: the code that was changed, perhaps
//! because someone saw it, would go on opening the vault.

#[cfg(test)]
use super::fuse;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The name under which a new `name` waits until it is whole.
pub(super) fn waiting(name: &str) -> String {
    format!("{name}.new")
}

/// Writes `name` so that it holds all of `bytes` or is as it was.
pub(super) fn save(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let new = dir.join(waiting(name));
    let mut file = private().truncate(true).create(true).open(&new)?;
    write(&mut file, bytes)?;
    sync(&file)?;
    drop(file);
    step("rename")?;
    fs::rename(&new, dir.join(name))?;
    sync_folder(dir)
}

/// Writes `bytes` at `offset` into the file `name`, which is there and long enough, so that no room is needed.
pub(super) fn overwrite(dir: &Path, name: &str, offset: u64, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().open(dir.join(name))?;
    file.seek(SeekFrom::Start(offset))?;
    write(&mut file, bytes)?;
    sync(&file)
}

/// Overwrites the file `name` with zeros, then removes it. Whether zeros reach the old cells of a flash chip is the
/// chip's affair; where there is a hardware key, destroying that is what counts.
pub(super) fn erase(dir: &Path, name: &str) -> io::Result<()> {
    let path = dir.join(name);
    match private().open(&path) {
        Ok(mut file) => {
            let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
            write(&mut file, &vec![0; length])?;
            sync(&file)?;
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    }
    remove(&path)?;
    sync_folder(dir)
}

/// Removes a file, or a folder with all in it; no error if there is none.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    step("remove")?;
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the folder, and what leads to it, if it is not there.
pub(super) fn make_folder(dir: &Path) -> io::Result<()> {
    if dir.is_dir() {
        return Ok(());
    }
    step("make folder")?;
    fs::create_dir_all(dir)?;
    match dir.parent().map(Path::to_path_buf) {
        Some(parent) if parent != PathBuf::new() => sync_folder(&parent),
        _ => Ok(()),
    }
}

/// Makes what was renamed or removed in the folder outlive a power cut.
pub(super) fn sync_folder(dir: &Path) -> io::Result<()> {
    step("sync folder")?;
    File::open(dir)?.sync_all()
}

fn write(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(test)]
    if let Err(cut) = fuse::step("write") {
        // A cut in the middle of a write leaves half of it.
        file.write_all(bytes.get(..bytes.len() / 2).unwrap_or_default())?;
        return Err(cut);
    }
    file.write_all(bytes)
}

fn sync(file: &File) -> io::Result<()> {
    step("sync")?;
    file.sync_all()
}

/// Each step on the disk passes here, so that tests can cut the power before any of them.
#[cfg(test)]
fn step(name: &'static str) -> io::Result<()> {
    fuse::step(name)
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "it fails in tests")]
const fn step(_: &'static str) -> io::Result<()> {
    Ok(())
}

/// For writing, and readable by no one else where the system knows such a thing.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
