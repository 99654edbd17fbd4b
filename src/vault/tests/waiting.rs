//! Wrong tries: counted before they are judged, delays that grow, and nothing that locks the worker out for ever.

use super::*;
use crate::vault::fuse::{steps_of, steps_so_far, with_power_for};
use crate::vault::tries::{FILE, FREE, delay_after};
use std::sync::Mutex;

const HOUR: Duration = Duration::from_hours(1);

fn later(clock: &FixedClock, by: TimeDelta) {
    clock.set(clock.now().checked_add_signed(by).unwrap());
}

fn fail(vault: &Vault, clock: &FixedClock) {
    assert!(matches!(
        vault.unlock(&code(OTHER), &NoKeyStore, clock),
        Err(UnlockError::WrongCode { .. })
    ));
}

/// Fails `times`, each time as early as it is let.
fn fail_often(vault: &Vault, clock: &FixedClock, times: u32) {
    for _ in 0..times {
        if let Some(left) = vault.wait(clock) {
            later(clock, TimeDelta::from_std(left).unwrap());
        }
        fail(vault, clock);
    }
}

#[test]
fn delays_grow_and_end_at_an_hour() {
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    let mut waits = Vec::new();
    for _ in 0..12 {
        fail_often(&vault, &clock, 1);
        waits.push(vault.wait(&clock).unwrap_or_default().as_secs());
    }
    assert_eq!(
        waits,
        [0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600]
    );
    later(&clock, TimeDelta::hours(1));
    assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
}

#[test]
fn a_try_that_comes_too_early_is_neither_judged_nor_counted() {
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    fail_often(&vault, &clock, 5);
    later(&clock, TimeDelta::seconds(10));
    for text in [LONG, OTHER, LONG] {
        assert_eq!(
            vault.unlock(&code(text), &NoKeyStore, &clock).unwrap_err(),
            UnlockError::Wait {
                left: Duration::from_secs(20)
            }
        );
    }
    later(&clock, TimeDelta::seconds(20));
    assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
}

#[test]
fn the_right_code_clears_the_count_and_a_new_start_does_not() {
    let (dir, _) = made(&NoKeyStore);
    let clock = clock();
    fail_often(&opened(dir.path()), &clock, 4);
    assert_eq!(
        opened(dir.path())
            .unlock(&code(OTHER), &NoKeyStore, &clock)
            .unwrap_err(),
        UnlockError::WrongCode { tries: 5 }
    );
    later(&clock, TimeDelta::seconds(30));
    opened(dir.path())
        .unlock(&code(LONG), &NoKeyStore, &clock)
        .unwrap();
    assert_eq!(
        opened(dir.path())
            .unlock(&code(OTHER), &NoKeyStore, &clock)
            .unwrap_err(),
        UnlockError::WrongCode { tries: 1 }
    );
}

#[test]
fn changing_the_code_is_no_way_round_the_delays() {
    let (dir, _) = made(&NoKeyStore);
    let (mut vault, clock) = (opened(dir.path()), clock());
    fail_often(&vault, &clock, 4);
    let wrong = vault.change_code(&code(OTHER), &code(OTHER), &NoKeyStore, &clock);
    assert_eq!(wrong, Err(UnlockError::WrongCode { tries: 5 }));
    let early = vault.change_code(&code(LONG), &code(OTHER), &NoKeyStore, &clock);
    assert!(matches!(early, Err(UnlockError::Wait { .. })));
}

#[test]
fn a_clock_set_back_starts_the_wait_anew_and_no_longer() {
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    fail_often(&vault, &clock, 6);
    later(&clock, TimeDelta::days(-400));
    assert_eq!(vault.wait(&clock), Some(Duration::from_mins(1)));
    later(&clock, TimeDelta::seconds(59));
    assert_eq!(vault.wait(&clock), Some(Duration::from_secs(1)));
    later(&clock, TimeDelta::seconds(1));
    assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
}

#[test]
fn without_a_delay_a_clock_set_back_costs_nothing() {
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    fail_often(&vault, &clock, 4);
    later(&clock, TimeDelta::days(-400));
    assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
}

#[test]
fn a_lost_or_damaged_count_costs_half_a_minute_each_time() {
    type Harm = fn(&Path);
    let harms: [Harm; 3] = [
        |path| fs::remove_file(path).unwrap(),
        |path| fs::write(path, "").unwrap(),
        |path| fs::write(path, [0xff; 8192]).unwrap(),
    ];
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    for harm in harms {
        harm(&dir.path().join(FILE));
        assert_eq!(
            vault.unlock(&code(LONG), &NoKeyStore, &clock).unwrap_err(),
            UnlockError::Wait {
                left: Duration::from_secs(30)
            }
        );
        later(&clock, TimeDelta::seconds(30));
        assert_eq!(vault.wait(&clock), None);
        assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
    }
}

#[test]
fn a_torn_count_leaves_the_one_before() {
    let (dir, _) = made(&NoKeyStore);
    let (vault, clock) = (opened(dir.path()), clock());
    fail_often(&vault, &clock, 6);
    later(&clock, TimeDelta::minutes(1));
    // The count's write is cut in half; the try is not judged.
    let cut = with_power_for(0, || vault.unlock(&code(LONG), &NoKeyStore, &clock));
    assert!(matches!(cut, Err(UnlockError::Io(_))));
    assert_eq!(
        vault.unlock(&code(OTHER), &NoKeyStore, &clock).unwrap_err(),
        UnlockError::WrongCode { tries: 7 }
    );
}

#[test]
fn a_try_is_not_judged_unless_it_is_on_the_disk() {
    for steps in 0..2 {
        let (dir, _) = made(&NoKeyStore);
        let cut = with_power_for(steps, || unlocked(dir.path(), LONG, &NoKeyStore));
        assert!(matches!(cut, Err(UnlockError::Io(_))), "{steps} steps");
    }
}

#[test]
fn a_full_disk_does_not_lock_the_worker_out() {
    let (dir, _) = made(&NoKeyStore);
    let vault = opened(dir.path());
    let before = fs::metadata(dir.path().join(FILE)).unwrap().len();
    let steps = steps_of(|| {
        vault.unlock(&code(LONG), &NoKeyStore, &clock()).unwrap();
    });
    assert_eq!(steps, ["write", "sync", "write", "sync"], "no new file");
    let after = fs::metadata(dir.path().join(FILE)).unwrap().len();
    assert_eq!(before, after, "and none that grows");
}

/// Looks at the disk at the moment when the code is judged.
struct Witness {
    dir: PathBuf,
    keys: MemoryKeyStore,
    seen: Mutex<Vec<(u32, Vec<&'static str>)>>,
    is_busy: bool,
}

impl KeyStore for Witness {
    fn is_present(&self) -> bool {
        true
    }
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.keys.create(name)
    }
    fn bind(
        &self,
        name: &KeyName,
        label: &[u8],
    ) -> Result<zeroize::Zeroizing<[u8; 32]>, KeyStoreError> {
        if let Ok(tries) = Tries::standing(&self.dir, noon()) {
            let mut seen = self.seen.lock().unwrap();
            seen.push((tries.wrong, steps_so_far()));
        }
        if self.is_busy {
            return Err(KeyStoreError::Busy);
        }
        self.keys.bind(name, label)
    }
    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.keys.forget(name)
    }
}

#[test]
fn a_try_is_on_the_disk_before_it_is_judged() {
    let dir = folder();
    let mut phone = Witness {
        dir: dir.path().to_owned(),
        keys: MemoryKeyStore::default(),
        seen: Mutex::default(),
        is_busy: false,
    };
    Vault::create(dir.path(), &code(LONG), &phone, cheap()).unwrap();
    phone.seen.lock().unwrap().clear();
    let vault = opened(dir.path());
    steps_of(|| {
        vault.unlock(&code(LONG), &phone, &clock()).unwrap();
    });
    assert_eq!(
        *phone.seen.lock().unwrap(),
        [(1, vec!["write", "sync"])],
        "even the right one is written as wrong first"
    );
    phone.is_busy = true;
    assert!(matches!(
        vault.unlock(&code(LONG), &phone, &clock()),
        Err(UnlockError::Vault(VaultError::KeyStore(
            KeyStoreError::Busy
        )))
    ));
    phone.is_busy = false;
    assert_eq!(
        vault.unlock(&code(OTHER), &phone, &clock()).unwrap_err(),
        UnlockError::WrongCode { tries: 1 },
        "what could not be judged did not count"
    );
}

#[test]
fn tries_at_the_same_moment_are_all_counted() {
    let (dir, _) = made(&NoKeyStore);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| fail(&opened(dir.path()), &clock()));
        }
    });
    assert_eq!(
        unlocked(dir.path(), OTHER, &NoKeyStore),
        Err(UnlockError::WrongCode { tries: 5 })
    );
}

proptest! {
    #[test]
    fn delays_never_shrink_and_never_grow_over_an_hour(wrong in any::<u32>()) {
        prop_assert!(delay_after(wrong) <= delay_after(wrong.saturating_add(1)));
        prop_assert!(delay_after(wrong) <= HOUR);
        prop_assert_eq!(delay_after(wrong).is_zero(), wrong <= FREE);
    }

    #[test]
    fn whatever_became_of_the_count_the_worker_gets_in_within_the_hour(
        bytes in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..9000)),
        fails in 0_u32..8,
        jumps in proptest::collection::vec(-2_000_000_000_i64..2_000_000_000, 0..4),
    ) {
        let (dir, _) = made(&NoKeyStore);
        let (vault, clock) = (opened(dir.path()), clock());
        fail_often(&vault, &clock, fails);
        if let Some(bytes) = bytes {
            fs::write(dir.path().join(FILE), bytes).unwrap();
        }
        for jump in jumps {
            later(&clock, TimeDelta::seconds(jump));
            prop_assert!(vault.wait(&clock).unwrap_or_default() <= HOUR);
        }
        let left = vault.wait(&clock).unwrap_or_default();
        later(&clock, TimeDelta::from_std(left).unwrap());
        prop_assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock).is_ok());
    }
}
