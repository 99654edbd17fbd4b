//! One Chromium for all tests of a binary.
//!
//! A shell holds it on a pipe of ours: however the test process ends, the pipe closes, and the browser and its profile go
//! with it. Refused: the library's own launch, whose browser outlives a test process that is stopped.

use chromiumoxide::Browser;
use chromiumoxide::handler::HandlerConfig;
use futures_util::StreamExt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tokio::sync::OnceCell;

/// Ends the browser when its standard input ends, and takes the profile away unless it is to be looked through.
const HOLD: &str =
    r#""$@" & p=$!; cat >/dev/null; kill $p; wait $p; [ -z "$THROW" ] || rm -rf "$THROW""#;

/// A running browser. Dropping it ends it.
#[derive(Debug)]
pub struct Chromium {
    /// The connection.
    pub browser: Browser,
    shell: Child,
}

impl Chromium {
    /// Starts one with its profile in `profile`.
    pub async fn start(profile: &Path, throw_away: bool) -> Self {
        let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
        let mut shell = Command::new("sh")
            .args(["-c", HOLD, "sh", &program])
            .arg(format!("--user-data-dir={}", profile.display()))
            .args([
                "--headless",
                "--no-sandbox",
                "--remote-debugging-port=0",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-dev-shm-usage",
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                // Several phones are in sight at once; none may be slowed down because another one is in front.
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                // … and none asks the browser's maker for anything: a test counts what goes out.
                "--disable-features=CalculateNativeWinOcclusion,Translate,AutofillServerCommunication,OptimizationHints",
                "--hide-scrollbars",
                "--font-render-hinting=none",
                "--lang=da",
                "about:blank",
            ])
            .env(
                "THROW",
                if throw_away {
                    profile.as_os_str()
                } else {
                    "".as_ref()
                },
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut said = BufReader::new(shell.stderr.take().unwrap()).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("DevTools listening on ")?.to_owned()))
            .expect("Chromium did not start: install it, or set CHROMIUM to its path");
        // What it says later is of no use, but a full pipe would stop it.
        std::thread::spawn(move || said.for_each(drop));
        let config = HandlerConfig {
            viewport: None,
            ..HandlerConfig::default()
        };
        let (browser, mut handler) = Browser::connect_with_config(address, config)
            .await
            .expect("the browser answers");
        tokio::spawn(async move { while handler.next().await.is_some() {} });
        Self { browser, shell }
    }

    /// Waits until a browser that was told to close has let go of its profile, and so has written what it keeps.
    pub async fn wait_for_end(&self, profile: &Path) {
        let begun = std::time::Instant::now();
        // A link that dangles: `exists` would follow it.
        while profile.join("SingletonLock").symlink_metadata().is_ok() {
            assert!(begun.elapsed().as_secs() < 20, "the browser does not end");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// The one that all tests share.
    pub async fn shared() -> &'static Self {
        static ONE: OnceCell<Chromium> = OnceCell::const_new();
        ONE.get_or_init(|| async {
            let profile = tempfile::tempdir().unwrap().keep();
            Self::start(&profile, true).await
        })
        .await
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}
