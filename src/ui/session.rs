//! One app, and who sits before it.
//!
//! A [`Desk`] is the app on one data folder: clock, settings, vault. A [`Session`] is one person before it: unlocked or
//! not. On the phone there is one; in the browser preview each browser has its own, so that a reload does not lock and
//! another browser does not get in.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::member::MemberJoined;
use crate::domain::time::WallTime;
use crate::platform::{Clock, KeyStore};
use crate::store::tiles::Shelf;
use crate::store::{DATABASE_FILE, Key, NewEntry, Opening, Store, StoreError};
use crate::ui::aside::aside;
use crate::ui::settings::{SETTINGS_FILE, Settings};
use crate::vault::{Code, Options, UnlockError, Vault, VaultError};
use chrono::NaiveDateTime;
use chrono_tz::Tz;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use tokio::sync::watch;

/// What stands between a person and the journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// No vault yet: the first run.
    New,
    /// A vault, locked.
    Locked,
    /// Open.
    Open,
}

/// Why the door did not open.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The vault said no.
    #[error(transparent)]
    Vault(#[from] UnlockError),
    /// The first run or the wipe failed.
    #[error(transparent)]
    Made(#[from] VaultError),
    /// The key is right, but the file did not open.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The app on one data folder.
pub struct Desk {
    dir: PathBuf,
    clock: Arc<dyn Clock>,
    zone: Tz,
    keys: Arc<dyn KeyStore>,
    settings: watch::Sender<Settings>,
    open: Mutex<Weak<Store>>,
    maps: OnceLock<Shelf>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk")
    }
}

/// Names of all that the app keeps in its folder beside the vault's own files.
const KEPT: [&str; 6] = [
    DATABASE_FILE,
    "journal.db-wal",
    "journal.db-shm",
    SETTINGS_FILE,
    "webview",
    MAPS,
];

/// The folder of the map files.
const MAPS: &str = "maps";

impl Desk {
    /// The app on `dir`. Finishes a wipe that was stopped.
    pub fn new(
        dir: &Path,
        clock: Arc<dyn Clock>,
        zone: Tz,
        keys: Arc<dyn KeyStore>,
    ) -> Result<Arc<Self>, VaultError> {
        Vault::finish_wipe(dir, &*keys)?;
        Ok(Arc::new(Self {
            settings: watch::channel(Settings::load(dir)).0,
            dir: dir.to_owned(),
            clock,
            zone,
            keys,
            open: Mutex::default(),
            maps: OnceLock::new(),
        }))
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The map files; opened when first asked for.
    pub fn maps(&self) -> &Shelf {
        self.maps.get_or_init(|| Shelf::open(self.dir.join(MAPS)))
    }

    /// The clock.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// What the clock on the wall shows.
    pub fn wall(&self) -> WallTime {
        WallTime::of(self.clock.now(), self.zone)
    }

    /// What the clock on the wall shows, without its zone.
    pub fn now(&self) -> NaiveDateTime {
        self.wall().local
    }

    /// A local time here.
    pub fn at(&self, local: NaiveDateTime) -> WallTime {
        WallTime::new(local, self.zone)
    }

    /// Whether this device has a hardware key store.
    pub fn has_hardware(&self) -> bool {
        self.keys.is_present()
    }

    /// The settings now.
    pub fn settings(&self) -> Settings {
        self.settings.borrow().clone()
    }

    /// Hears of changes of the settings.
    pub fn watch_settings(&self) -> watch::Receiver<Settings> {
        self.settings.subscribe()
    }

    /// Changes the settings at once and keeps them. A disk that is full only means that they are forgotten at the end.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.send_modify(change);
        let now = self.settings();
        if let Err(error) = now.save(&self.dir) {
            tracing::warn!(kind = ?error.kind(), "settings were not kept");
        }
    }

    /// The vault, for what the lock screen shows of it.
    pub fn vault(&self) -> Result<Vault, VaultError> {
        Vault::open(&self.dir)
    }

    fn held(&self) -> MutexGuard<'_, Weak<Store>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens the file with its key, or joins those who have it open. Blocks.
    fn enter(&self, key: &crate::vault::DatabaseKey, demo: bool) -> Result<Arc<Store>, StoreError> {
        let mut held = self.held();
        if let Some(store) = held.upgrade() {
            return Ok(store);
        }
        let opening = Opening::new(&self.dir, Key::from_pragma(key.to_pragma()));
        let store = Arc::new(Store::open(&opening, Arc::clone(&self.clock), demo)?);
        *held = Arc::downgrade(&store);
        Ok(store)
    }
}

/// One person before the app.
#[derive(Clone)]
pub struct Session {
    desk: Arc<Desk>,
    store: Arc<Mutex<Option<Arc<Store>>>>,
    door: Arc<watch::Sender<Door>>,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.store, &other.store)
    }
}

const NO_THREAD: UnlockError = UnlockError::Io(std::io::ErrorKind::OutOfMemory);

impl Session {
    /// A new, locked session.
    pub fn new(desk: Arc<Desk>) -> Self {
        let door = if Vault::exists(&desk.dir) {
            Door::Locked
        } else {
            Door::New
        };
        Self {
            desk,
            store: Arc::default(),
            door: Arc::new(watch::channel(door).0),
        }
    }

    /// The app.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// Where the door stands, and hears when it moves.
    pub fn door(&self) -> watch::Receiver<Door> {
        self.door.subscribe()
    }

    /// The journal, while unlocked.
    pub fn store(&self) -> Option<Store> {
        self.slot().as_deref().cloned()
    }

    fn slot(&self) -> MutexGuard<'_, Option<Arc<Store>>> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn let_in(&self, store: Arc<Store>) {
        *self.slot() = Some(store);
        self.door.send_replace(Door::Open);
    }

    /// Opens the door with a code.
    pub async fn unlock(&self, code: Code) -> Result<(), Refusal> {
        let desk = Arc::clone(&self.desk);
        let store = aside(move || -> Result<Arc<Store>, Refusal> {
            let vault = desk.vault()?;
            let key = vault.unlock(&code, &*desk.keys, &*desk.clock)?;
            Ok(desk.enter(&key, vault.is_demo())?)
        })
        .await
        .ok_or(NO_THREAD)??;
        self.let_in(store);
        Ok(())
    }

    /// The first run: makes the vault and writes who the worker is.
    pub async fn start(&self, code: Code, name: String, options: Options) -> Result<(), Refusal> {
        let desk = Arc::clone(&self.desk);
        let store = aside(move || -> Result<Arc<Store>, Refusal> {
            let key = Vault::create(&desk.dir, &code, &*desk.keys, options)?;
            Ok(desk.enter(&key, options.demo)?)
        })
        .await
        .ok_or(NO_THREAD)??;
        let joined = NewEntry {
            subject: SubjectId(store.identity().member.0),
            at: self.desk.wall(),
            body: Body::MemberJoined(MemberJoined { name: name.into() }),
        };
        store.append(vec![joined], None).await?;
        self.let_in(store);
        Ok(())
    }

    /// Locks: the store closes when the last session has gone, and with it its caches and its key.
    pub fn lock(&self) {
        *self.slot() = None;
        if *self.door.borrow() == Door::Open {
            self.door.send_replace(Door::Locked);
        }
    }

    /// Puts a new code in the place of the old one.
    pub async fn change_code(&self, old: Code, new: Code) -> Result<(), Refusal> {
        let desk = Arc::clone(&self.desk);
        aside(move || -> Result<(), Refusal> {
            Ok(desk
                .vault()?
                .change_code(&old, &new, &*desk.keys, &*desk.clock)?)
        })
        .await
        .ok_or(NO_THREAD)?
    }

    /// Wipes everything and begins anew.
    pub async fn wipe(&self) -> Result<(), Refusal> {
        self.lock();
        let desk = Arc::clone(&self.desk);
        aside(move || Vault::wipe(&desk.dir, &KEPT, &*desk.keys))
            .await
            .ok_or(NO_THREAD)??;
        if let Some(maps) = self.desk.maps.get() {
            // It only hears that its folder is empty now; a shelf without threads shows none anyhow.
            let _ = maps.read_again().await;
        }
        let lang = self.desk.settings().lang;
        self.desk.settings.send_modify(|s| {
            *s = Settings {
                lang,
                ..Settings::default()
            };
        });
        self.door.send_replace(Door::New);
        Ok(())
    }
}
