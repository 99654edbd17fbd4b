//! A file system for SQLite that passes everything on and writes it down: every write, cut and sync of the files in
//! one folder, and what the folder was told to do.
//!
//! A shim in the process and not a preloaded library: it needs no compiler at the time of the test, sees SQLite's own
//! calls with their flags, and lies under SQLCipher, so what it records is what a disk would get. The index of the
//! log (`-shm`) is shared memory, which no power cut survives, and is not recorded.
//!
//! It stands in for the file system of every store that the process opens, as the app names none; folders for which
//! no tape runs pass through.
#![expect(
    unsafe_code,
    reason = "SQLite takes a file system as a table of C functions; this is test code"
)]
#![allow(unreachable_pub, missing_docs, reason = "a module of one test")]

use crate::saves::Told;
use rusqlite::ffi;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::{offset_of, size_of};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::Duration;

/// One thing that reached the file system, or the worker.
#[derive(Clone, Debug)]
pub enum Op {
    /// Bytes at an offset of a file.
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    /// A file cut to a size, or filled up to it.
    Resize { file: usize, size: usize },
    /// Everything in the file so far is on the disk. `fully` is what Apple needs to be told.
    Sync { file: usize, fully: bool },
    /// Everything the folder was told so far is on the disk.
    SyncFolder,
    /// A name for a new file.
    Link { name: String, file: usize },
    /// A name taken away.
    Unlink { name: String },
    /// The worker was told.
    Told(Told),
}

/// What happened in one folder, in order.
#[derive(Default)]
pub struct Tape {
    reel: Mutex<Reel>,
    grown: Condvar,
}

#[derive(Default)]
struct Reel {
    ops: Vec<Op>,
    names: BTreeMap<String, usize>,
    files: usize,
}

impl Tape {
    /// Starts to record what happens in `folder`.
    pub fn record(folder: &Path) -> Arc<Self> {
        register();
        let tape = Arc::new(Self::default());
        tapes()
            .lock()
            .unwrap()
            .push((folder.canonicalize().unwrap(), Arc::clone(&tape)));
        tape
    }

    /// Ends the recording.
    pub fn end(self: Arc<Self>) -> Vec<Op> {
        tapes()
            .lock()
            .unwrap()
            .retain(|(_, tape)| !Arc::ptr_eq(tape, &self));
        std::mem::take(&mut self.reel.lock().unwrap().ops)
    }

    /// Writes down what the worker was told.
    pub fn told(&self, told: &Told) {
        self.push(Op::Told(told.clone()));
    }

    fn push(&self, op: Op) {
        self.reel.lock().unwrap().ops.push(op);
        self.grown.notify_all();
    }

    /// Waits until `done` holds for what was recorded from now on.
    pub fn wait_for(&self, done: impl Fn(&Op) -> bool) {
        let reel = self.reel.lock().unwrap();
        let from = reel.ops.len();
        let (_reel, waited) = self
            .grown
            .wait_timeout_while(reel, Duration::from_secs(30), |reel| {
                !reel.ops.iter().skip(from).any(&done)
            })
            .unwrap();
        assert!(!waited.timed_out(), "what was waited for did not happen");
    }

    fn open(&self, name: String, create: bool) -> usize {
        let mut reel = self.reel.lock().unwrap();
        if let Some(file) = reel.names.get(&name) {
            return *file;
        }
        assert!(create, "{name} was there before the tape ran");
        let file = reel.files;
        reel.files += 1;
        reel.names.insert(name.clone(), file);
        reel.ops.push(Op::Link { name, file });
        file
    }

    fn delete(&self, name: String, synced: bool) {
        let mut reel = self.reel.lock().unwrap();
        if reel.names.remove(&name).is_some() {
            reel.ops.push(Op::Unlink { name });
        }
        if synced {
            reel.ops.push(Op::SyncFolder);
        }
    }
}

fn tapes() -> &'static Mutex<Vec<(PathBuf, Arc<Tape>)>> {
    static TAPES: Mutex<Vec<(PathBuf, Arc<Tape>)>> = Mutex::new(Vec::new());
    &TAPES
}

fn tape_of(path: &Path) -> Option<Arc<Tape>> {
    let tapes = tapes().lock().unwrap();
    let found = tapes
        .iter()
        .find(|(folder, _)| path.parent() == Some(folder));
    found.map(|(_, tape)| Arc::clone(tape))
}

fn path_of(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite passes a path that ends in zero and outlives the call.
    let name = unsafe { CStr::from_ptr(name) };
    Some(name.to_str().unwrap().into())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// A file as SQLite holds it; the real one lies right behind it in the same memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// A `Box`; null if no tape runs.
    recorded: *mut Recorded,
}

struct Recorded {
    tape: Arc<Tape>,
    file: usize,
    /// The real one syncs the folder with the first sync of a log or journal that it may have made.
    folder_due: bool,
}

struct Real(*mut ffi::sqlite3_vfs);

// SAFETY: the table of the system's own file system is never changed or freed.
unsafe impl Send for Real {}
// SAFETY: as above.
unsafe impl Sync for Real {}

static REAL: OnceLock<Real> = OnceLock::new();

fn real_vfs() -> *mut ffi::sqlite3_vfs {
    REAL.get().unwrap().0
}

/// Makes the shim the file system of this process.
fn register() {
    REAL.get_or_init(|| {
        // SAFETY: the default file system is valid for the life of the process; so is the leaked copy of its table.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut shim = std::ptr::read(real);
            shim.szOsFile += c_int::try_from(size_of::<File>()).unwrap();
            shim.zName = c"recorder".as_ptr();
            shim.xOpen = Some(open);
            shim.xDelete = Some(delete);
            let shim = Box::leak(Box::new(shim));
            assert_eq!(ffi::sqlite3_vfs_register(shim, 1), ffi::SQLITE_OK);
            Real(real)
        }
    });
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let ours = file.cast::<File>();
    // SAFETY: SQLite gives `szOsFile` bytes, which register() made room for both.
    let rc = unsafe {
        (*ours).base.pMethods = std::ptr::null();
        (*ours).recorded = std::ptr::null_mut();
        (*real_vfs()).xOpen.unwrap()(real_vfs(), name, real(file), flags, out)
    };
    // SAFETY: as above; a real file with methods must be closed, so ours gets methods too.
    unsafe {
        if !(*real(file)).pMethods.is_null() {
            (*ours).base.pMethods = &raw const METHODS;
        }
        if rc != ffi::SQLITE_OK {
            return rc;
        }
        if let Some(path) = path_of(name)
            && let Some(tape) = tape_of(&path)
        {
            let create = flags & ffi::SQLITE_OPEN_CREATE != 0;
            let log = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
            let recorded = Recorded {
                file: tape.open(name_of(&path), create),
                tape,
                folder_due: create && log,
            };
            (*ours).recorded = Box::into_raw(Box::new(recorded));
        }
    }
    rc
}

unsafe extern "C" fn delete(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: passed on as it came.
    let rc = unsafe { (*real_vfs()).xDelete.unwrap()(real_vfs(), name, sync_folder) };
    if let Some(path) = path_of(name)
        && let Some(tape) = tape_of(&path)
        && rc == ffi::SQLITE_OK
    {
        tape.delete(name_of(&path), sync_folder != 0);
    }
    rc
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: the real file lies right behind ours; the size of ours keeps the alignment of a pointer.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// The record of a file, if a tape runs for it. SQLite uses a file from one thread at a time.
unsafe fn recorded<'f>(file: *mut ffi::sqlite3_file) -> Option<&'f mut Recorded> {
    // SAFETY: null, or the Box that open() made.
    unsafe { (*file.cast::<File>()).recorded.as_mut() }
}

/// Calls the same method of the real file.
macro_rules! pass {
    ($method:ident, $file:ident $(, $arg:expr)*) => {{
        // SAFETY: passed on as it came, to the file that lies behind ours.
        unsafe { (*(*real($file)).pMethods).$method.unwrap()(real($file) $(, $arg)*) }
    }};
}

macro_rules! passed_on {
    ($($name:ident = $method:ident($($arg:ident: $ty:ty),*) -> $out:ty;)+) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $arg: $ty)*) -> $out {
            pass!($method, file $(, $arg)*)
        }
    )+};
}

passed_on! {
    read = xRead(out: *mut c_void, len: c_int, at: i64) -> c_int;
    file_size = xFileSize(out: *mut i64) -> c_int;
    lock = xLock(kind: c_int) -> c_int;
    unlock = xUnlock(kind: c_int) -> c_int;
    check_lock = xCheckReservedLock(out: *mut c_int) -> c_int;
    control = xFileControl(op: c_int, arg: *mut c_void) -> c_int;
    sector_size = xSectorSize() -> c_int;
    characteristics = xDeviceCharacteristics() -> c_int;
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock = xShmLock(at: c_int, n: c_int, flags: c_int) -> c_int;
    shm_barrier = xShmBarrier() -> ();
    shm_unmap = xShmUnmap(delete: c_int) -> c_int;
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let ours = file.cast::<File>();
    // SAFETY: the Box that open() made, freed once as SQLite closes once.
    unsafe {
        if !(*ours).recorded.is_null() {
            drop(Box::from_raw((*ours).recorded));
            (*ours).recorded = std::ptr::null_mut();
        }
    }
    pass!(xClose, file)
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    len: c_int,
    at: i64,
) -> c_int {
    let rc = pass!(xWrite, file, bytes, len, at);
    assert_eq!(rc, ffi::SQLITE_OK, "the disk of the test is full");
    // SAFETY: SQLite passes `len` bytes that outlive the call.
    unsafe {
        if let Some(recorded) = recorded(file) {
            let bytes =
                std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(len).unwrap());
            recorded.tape.push(Op::Write {
                file: recorded.file,
                at: usize::try_from(at).unwrap(),
                bytes: bytes.to_vec(),
            });
        }
    }
    rc
}

unsafe extern "C" fn resize(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let rc = pass!(xTruncate, file, size);
    // SAFETY: see recorded().
    if let Some(recorded) = unsafe { recorded(file) } {
        recorded.tape.push(Op::Resize {
            file: recorded.file,
            size: usize::try_from(size).unwrap(),
        });
    }
    rc
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let rc = pass!(xSync, file, flags);
    // SAFETY: see recorded().
    if let Some(recorded) = unsafe { recorded(file) }
        && rc == ffi::SQLITE_OK
    {
        recorded.tape.push(Op::Sync {
            file: recorded.file,
            fully: flags & 0x0f == ffi::SQLITE_SYNC_FULL,
        });
        if std::mem::take(&mut recorded.folder_due) {
            recorded.tape.push(Op::SyncFolder);
        }
    }
    rc
}

/// Version 2: without mapping the file into memory, by which writes could slip past.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(resize),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

const _: () = assert!(size_of::<File>().is_multiple_of(8) && offset_of!(File, base) == 0);
