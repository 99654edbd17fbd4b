//! This test binary, started again as a process that can be killed.

#![allow(unreachable_pub, missing_docs, reason = "a module of one test")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Names the folder to the child; its absence says that this is no child.
pub const FOLDER: &str = "GRUSVEJ_CHILD_FOLDER";
/// After this the child hangs.
const PATIENCE: Duration = Duration::from_mins(1);

pub struct Child {
    process: std::process::Child,
    lines: Receiver<String>,
    reader: Option<JoinHandle<()>>,
}

impl Child {
    /// Starts one test of this binary as a child.
    pub fn start(test: &str, folder: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let (tx, lines) = mpsc::channel();
        let reader = thread::spawn(move || {
            let mut line = String::new();
            // A line without its end was cut by the kill: it was not said.
            while out.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
                let _ = tx.send(line.trim_end().to_owned());
                line.clear();
            }
        });
        Self {
            process,
            lines,
            reader: Some(reader),
        }
    }

    /// Hears lines until one is the one.
    pub fn wait_for(&mut self, mut is: impl FnMut(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left).expect("the child goes on");
            if is(&line) {
                return;
            }
        }
    }

    /// Hears lines for so long.
    pub fn listen(&mut self, moment: Duration, mut hear: impl FnMut(&str)) {
        let end = Instant::now() + moment;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => hear(&line),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => panic!("the child ended by itself"),
            }
        }
    }

    /// SIGKILL; then hears what it said before.
    pub fn kill(mut self, mut hear: impl FnMut(&str)) {
        self.process.kill().unwrap();
        let status = self.process.wait().unwrap();
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&status),
            Some(9),
            "the child ended by itself"
        );
        self.reader.take().unwrap().join().unwrap();
        for line in self.lines.try_iter() {
            hear(&line);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // A failed test leaves no child behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
