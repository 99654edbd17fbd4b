//! All map files of one folder, and the threads that read them.

use super::MOST_MAPS;
use super::adding::Adding;
use super::error::MapError;
use super::folder::{self, Found};
use super::guarded::Guarded;
use super::info::{MapId, MapInfo};
use super::tile::{self, Address};
use super::workers::{self, Workers};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{oneshot, watch};

/// All map files of one folder. Clones share them; when the last one has gone, the files are closed.
#[derive(Clone)]
pub struct Shelf {
    books: Arc<Books>,
    workers: Workers,
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelf")
    }
}

impl Shelf {
    /// The files in `dir`, which need not be there yet. They are looked at by a thread of the shelf, soon.
    pub fn open(dir: PathBuf) -> Self {
        let shelf = Self {
            books: Arc::new(Books {
                dir,
                state: Mutex::default(),
                told: watch::channel(Arc::from([])).0,
            }),
            workers: workers::start(),
        };
        let books = Arc::clone(&shelf.books);
        // Without threads there are no maps; whoever asks for a tile hears of it.
        let _ = shelf.workers.run(move || drop(books.state()));
        shelf
    }

    /// What is there, by name; tells of every change. Empty until the folder was read.
    pub fn maps(&self) -> watch::Receiver<Arc<[MapInfo]>> {
        self.books.told.subscribe()
    }

    /// A tile, unpacked, rows counted from the north (XYZ): `None` where the map has none.
    pub async fn tile(
        &self,
        id: MapId,
        z: u8,
        x: u32,
        y: u32,
    ) -> Result<Option<Vec<u8>>, MapError> {
        let at = Address::new(z, x, y)?;
        self.ask(move |books| books.tile(id, at)).await
    }

    /// As [`Shelf::tile`], for whoever cannot wait: `answer` is called once, by a thread of the shelf or, if there is
    /// no such tile in any map, at once.
    pub fn tile_then(
        &self,
        id: MapId,
        (z, x, y): (u8, u32, u32),
        answer: impl FnOnce(Result<Option<Vec<u8>>, MapError>) + Send + 'static,
    ) {
        let at = match Address::new(z, x, y) {
            Ok(at) => at,
            Err(error) => return answer(Err(error)),
        };
        let books = Arc::clone(&self.books);
        // With its threads gone the process is ending, and no one waits for the answer.
        let _ = self.workers.run(move || answer(books.tile(id, at)));
    }

    /// Begins to bring in a file that is called `name` outside.
    pub fn add(&self, name: &str) -> Result<Adding, MapError> {
        Adding::begin(Arc::clone(&self.books), name)
    }

    /// Removes a file from the device.
    pub async fn remove(&self, id: MapId) -> Result<(), MapError> {
        self.ask(move |books| books.remove(id)).await
    }

    /// Reads the folder again, after someone else changed it.
    pub async fn read_again(&self) -> Result<(), MapError> {
        self.ask(|books| {
            books.read(&mut books.locked());
            Ok(())
        })
        .await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Books) -> Result<T, MapError> + Send + 'static,
    ) -> Result<T, MapError> {
        let (tx, rx) = oneshot::channel();
        let books = Arc::clone(&self.books);
        self.workers.run(move || {
            // A map that was moved on wants this tile no more.
            if !tx.is_closed() {
                let _ = tx.send(question(&books));
            }
        })?;
        rx.await.map_err(|_| MapError::Closed)?
    }
}

/// What the threads share.
pub(super) struct Books {
    pub(super) dir: PathBuf,
    state: Mutex<State>,
    told: watch::Sender<Arc<[MapInfo]>>,
}

#[derive(Default)]
struct State {
    /// Whether the folder was looked at.
    is_read: bool,
    maps: BTreeMap<MapId, Found>,
    /// Open files that no one reads now: at most one for each thread and map.
    idle: Vec<(MapId, Guarded)>,
    /// Files that are coming in.
    parts: Vec<PathBuf>,
}

impl Books {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known, after the folder was looked at by whoever comes first.
    fn state(&self) -> MutexGuard<'_, State> {
        let mut state = self.locked();
        if !state.is_read {
            self.read(&mut state);
        }
        state
    }

    /// Tells the maps as they are now.
    fn tell(&self, state: &State) {
        let mut maps: Vec<MapInfo> = state.maps.values().map(|map| map.info.clone()).collect();
        maps.sort_by_key(|map| (map.name.to_lowercase(), map.id));
        self.told.send_replace(maps.into());
    }

    fn read(&self, state: &mut State) {
        let _inside = workers::enter();
        folder::remove_leftovers(&self.dir, &state.parts);
        state.idle.clear();
        state.maps = folder::read(&self.dir);
        state.is_read = true;
        self.tell(state);
    }

    fn tile(&self, id: MapId, at: Address) -> Result<Option<Vec<u8>>, MapError> {
        let _inside = workers::enter();
        let mut map = self.take(id)?;
        let tile = tile::read(&mut map, at);
        self.put_back(id, map);
        tile
    }

    fn take(&self, id: MapId) -> Result<Guarded, MapError> {
        let path = {
            let mut state = self.state();
            if let Some(at) = state.idle.iter().position(|(of, _)| *of == id) {
                return Ok(state.idle.swap_remove(at).1);
            }
            state.maps.get(&id).ok_or(MapError::Gone)?.path.clone()
        };
        Ok(Guarded::open(&path)?.examined())
    }

    fn put_back(&self, id: MapId, map: Guarded) {
        let mut state = self.state();
        // Removed meanwhile: its file is freed when the last one closes it.
        if state.maps.contains_key(&id) {
            state.idle.push((id, map));
        }
    }

    fn remove(&self, id: MapId) -> Result<(), MapError> {
        let _inside = workers::enter();
        let mut state = self.state();
        let map = state.maps.get(&id).ok_or(MapError::Gone)?;
        match std::fs::remove_file(&map.path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        state.maps.remove(&id);
        state.idle.retain(|(of, _)| *of != id);
        self.tell(&state);
        drop(state);
        Ok(folder::sync(&self.dir)?)
    }

    /// Notes a file that is coming in, if there is room for one more.
    pub(super) fn begin(&self, part: PathBuf) -> Result<(), MapError> {
        let mut state = self.state();
        if state.maps.len() >= MOST_MAPS {
            return Err(MapError::TooMany);
        }
        state.parts.push(part);
        Ok(())
    }

    /// Forgets a file that was coming in.
    pub(super) fn end(&self, part: &Path) {
        self.locked().parts.retain(|p| p != part);
    }

    /// The map of this content, if it is here.
    pub(super) fn known(&self, id: MapId) -> Option<MapInfo> {
        self.state().maps.get(&id).map(|map| map.info.clone())
    }

    /// Puts a checked file in its place.
    pub(super) fn place(
        &self,
        part: &Path,
        stem: &str,
        info: MapInfo,
    ) -> Result<MapInfo, MapError> {
        let mut state = self.state();
        if let Some(map) = state.maps.get(&info.id) {
            return Ok(map.info.clone());
        }
        if state.maps.len() >= MOST_MAPS {
            return Err(MapError::TooMany);
        }
        let path = self.dir.join(folder::name_of(info.id, stem));
        std::fs::rename(part, &path)?;
        folder::sync(&self.dir)?;
        let found = Found {
            info: info.clone(),
            path,
        };
        state.maps.insert(info.id, found);
        self.tell(&state);
        Ok(info)
    }
}
