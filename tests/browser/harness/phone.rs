//! A phone: a page of 390x844 with touch, driven by role and accessible name as a screen reader finds them.

use super::chromium::Chromium;
use super::console::listen;
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::types::{Command, Method, MethodId};
use futures_util::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a test waits for what shall happen. Long, because the machine may be busy; nothing waits for it to pass.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
pub(super) const BETWEEN: Duration = Duration::from_millis(20);

/// A command of the browser, with its parameters as JSON: the library's own types leave out what a touch needs.
#[derive(Serialize, Debug, Clone)]
struct Raw {
    #[serde(skip)]
    method: &'static str,
    #[serde(flatten)]
    params: Value,
}

impl Method for Raw {
    fn identifier(&self) -> MethodId {
        self.method.into()
    }
}

impl Command for Raw {
    type Response = Value;
}

/// The page of one browser session.
#[derive(Debug)]
pub struct Phone {
    pub(super) page: Page,
    browser: &'static Chromium,
    context: Option<BrowserContextId>,
    base: String,
    pub(super) taps: AtomicU32,
    complaints: Arc<Mutex<Vec<String>>>,
    done: bool,
}

impl Phone {
    /// A phone of its own session, on the first page of the server.
    pub async fn at(base: &str) -> Self {
        let browser = Chromium::shared().await;
        let context = browser
            .browser
            .create_browser_context(CreateBrowserContextParams::default())
            .await
            .unwrap();
        Self::with(browser, Some(context), base).await
    }

    /// A phone in the browser's own profile, or in a session of its own.
    pub async fn with(
        browser: &'static Chromium,
        context: Option<BrowserContextId>,
        base: &str,
    ) -> Self {
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id.clone_from(&context);
        let page = browser.browser.new_page(target).await.unwrap();
        let complaints = Arc::<Mutex<Vec<String>>>::default();
        listen(&page, &complaints).await;
        let phone = Self {
            page,
            browser,
            context,
            base: base.to_owned(),
            taps: AtomicU32::new(0),
            complaints,
            done: false,
        };
        phone.size(390, 844).await;
        phone
            .cdp(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true, "maxTouchPoints": 5 }),
            )
            .await;
        phone
            .cdp(
                "Emulation.setFocusEmulationEnabled",
                json!({ "enabled": true }),
            )
            .await;
        phone
            .cdp(
                "Emulation.setEmulatedMedia",
                json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
            )
            .await;
        phone.go("/").await;
        phone
    }

    /// Sets the size of the screen in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
    }

    pub(super) async fn try_cdp(
        &self,
        method: &'static str,
        params: Value,
    ) -> Result<Value, String> {
        let said = self.page.execute(Raw { method, params }).await;
        said.map(|r| r.result).map_err(|e| e.to_string())
    }

    /// A command of the browser.
    pub async fn cdp(&self, method: &'static str, params: Value) -> Value {
        let said = self.try_cdp(method, params).await;
        said.unwrap_or_else(|e| panic!("{method}: {e}"))
    }

    async fn try_js(&self, script: &str) -> Result<Value, String> {
        let ask = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let mut said = self.try_cdp("Runtime.evaluate", ask).await?;
        if let Some(thrown) = said.get("exceptionDetails") {
            return Err(thrown.to_string());
        }
        Ok(said["result"]["value"].take())
    }

    /// What a script of the test returns.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> T {
        let value = self.try_js(script).await;
        let value = value.unwrap_or_else(|e| panic!("{script:.200}: {e}"));
        serde_json::from_value(value).unwrap()
    }

    /// Waits until a script of the test returns something true. While the page is loading it has no answer.
    pub async fn until(&self, what: &str, script: &str) {
        let begun = Instant::now();
        loop {
            let now = self.try_js(script).await;
            if matches!(&now, Ok(value) if !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0))
            {
                return;
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!("{what}; last answer {now:?}")).await;
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    pub(super) async fn give_up(&self, what: &str) -> ! {
        let (text, shot) = (
            self.try_js("location.pathname + '\\n' + document.body.innerText")
                .await,
            self.shot().await,
        );
        let name = std::thread::current()
            .name()
            .unwrap_or("phone")
            .replace("::", "-");
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        let _ = std::fs::write(&file, shot);
        let text = text.unwrap_or_default();
        let text = text.as_str().unwrap_or_default();
        panic!(
            "waited in vain for {what}\n{}\non the page (picture: {name}.png in the build's folder for tests):\n{text}",
            self.heard().join("\n")
        );
    }

    /// Opens a path, as if it were typed: a new page of the same session.
    pub async fn go(&self, path: &str) {
        let url = format!("{}{path}", self.base);
        self.cdp("Page.navigate", json!({ "url": url })).await;
        self.drawn().await;
    }

    /// Waits until the app has drawn its first frame.
    pub async fn drawn(&self) {
        self.until(
            "a first frame",
            "document.readyState === 'complete' && !!document.querySelector('#main h1')",
        )
        .await;
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.js::<Value>("void (window.before = true)").await;
        self.cdp("Page.reload", json!({})).await;
        self.until("a new page", "!window.before").await;
        self.drawn().await;
    }

    /// Waits until the address is this path.
    pub async fn wait_url(&self, path: &str) {
        self.until(
            &format!("the path {path}"),
            &format!("location.pathname === {}", json!(path)),
        )
        .await;
    }

    /// Waits until the text can be read on the page. Case counts, white space does not.
    pub async fn see(&self, text: &str) {
        self.until(
            &format!("the text {text:?}"),
            &format!("{READ}.includes({})", json!(text)),
        )
        .await;
    }

    /// Waits until the text can no longer be read on the page.
    pub async fn see_gone(&self, text: &str) {
        self.until(
            &format!("{text:?} to go"),
            &format!("!{READ}.includes({})", json!(text)),
        )
        .await;
    }

    /// What can be read on the page now.
    pub async fn text(&self) -> String {
        self.js(READ).await
    }

    /// Unlocks the demo.
    pub async fn unlock(&self) {
        self.enter("PIN-kode", "2468").await;
        self.tap("button", "Lås op").await;
        self.see_gone("PIN-kode").await;
        self.drawn().await;
    }

    /// The picture of the screen as PNG.
    pub async fn shot(&self) -> Vec<u8> {
        use chromiumoxide::page::ScreenshotParams;
        self.page
            .screenshot(ScreenshotParams::builder().build())
            .await
            .unwrap_or_default()
    }

    /// Taps what opens the picker of files, and picks this file in it.
    pub async fn pick(&self, button: &str, file: &std::path::Path) {
        use chromiumoxide::cdp::browser_protocol::page::EventFileChooserOpened;
        let mut opened = self
            .page
            .event_listener::<EventFileChooserOpened>()
            .await
            .unwrap();
        self.cdp(
            "Page.setInterceptFileChooserDialog",
            json!({ "enabled": true }),
        )
        .await;
        self.tap("button", button).await;
        let event = tokio::time::timeout(PATIENCE, opened.next()).await;
        let event = event.expect("a picker opens").unwrap();
        let files = json!({ "files": [file], "backendNodeId": event.backend_node_id });
        self.cdp("DOM.setFileInputFiles", files).await;
    }

    /// Grants what the page would ask the person for.
    pub async fn permit(&self, what: &str) {
        let mut grant = json!({ "permissions": [what], "origin": self.base });
        if let Some(context) = &self.context {
            grant["browserContextId"] = json!(context);
        }
        self.cdp("Browser.grantPermissions", grant).await;
    }

    /// Puts the phone somewhere, with this accuracy in metres.
    pub async fn stand_at(&self, here: grusvej::domain::place::Position, accuracy: f64) {
        let fix = json!({ "latitude": here.lat, "longitude": here.lon, "accuracy": accuracy });
        self.cdp("Emulation.setGeolocationOverride", fix).await;
    }

    /// Lets files that the page hands over go to this folder.
    pub async fn downloads_to(&self, folder: &std::path::Path) {
        let mut way = json!({ "behavior": "allow", "downloadPath": folder });
        if let Some(context) = &self.context {
            way["browserContextId"] = json!(context);
        }
        self.cdp("Browser.setDownloadBehavior", way).await;
    }

    /// What the console complained of.
    pub fn heard(&self) -> Vec<String> {
        self.complaints.lock().unwrap().clone()
    }

    /// Forgets what the console complained of, where the test caused it.
    pub fn forgive(&self) {
        self.complaints.lock().unwrap().clear();
    }

    /// The test is over: nothing may have complained, neither the page nor the app.
    pub async fn end(self) {
        self.finish(&[]).await;
    }

    /// The test is over, and it broke the line to the server itself: the console may say that, and nothing else.
    pub async fn end_after_a_broken_line(self) {
        self.finish(&["net::ERR_CONNECTION_REFUSED", "WebSocket connection to"])
            .await;
    }

    async fn finish(mut self, expected: &[&str]) {
        self.done = true;
        // What was said last may still be on its way.
        self.js::<Value>("new Promise(r => setTimeout(r, 30, null))")
            .await;
        let mut heard = self.heard();
        heard.retain(|c| !expected.iter().any(|e| c.contains(e)));
        assert_eq!(heard, Vec::<String>::new(), "the console");
        super::no_panics();
        if let Some(context) = self.context.take() {
            self.browser
                .browser
                .dispose_browser_context(context)
                .await
                .unwrap();
        }
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        assert!(
            self.done || std::thread::panicking(),
            "a test must call Phone::end"
        );
    }
}

/// What can be read, with white space as single blanks.
const READ: &str = r"(document.body?.innerText ?? '').replace(/[\s\u00a0]+/g, ' ')";
