//! A phone: a page of 390x844 with touch, driven by role and accessible name as a screen reader finds them.

use super::chromium::Chromium;
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown,
};
use chromiumoxide::types::{Command, Method, MethodId};
use futures_util::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a test waits for what shall happen. Long, because the machine may be busy; nothing waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN: Duration = Duration::from_millis(20);

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

/// Waits until it stands still, brings it into sight, and says where to touch it, or what lies over it.
const WHERE: &str = r"async function () {
  const frame = () => new Promise(r => { const t = setTimeout(r, 50); requestAnimationFrame(() => { clearTimeout(t); r(); }); });
  const box = () => { const r = this.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2, r.width, r.height]; };
  const inside = b => b[0] > 0 && b[1] > 0 && b[0] < innerWidth && b[1] < innerHeight;
  if (!this.isConnected || this.disabled || this.closest('[inert]')) return null;
  const over = (x, y) => { const e = document.elementFromPoint(x, y); return e && (e === this || this.contains(e) || e.closest('label')?.control === this) ? '' : e?.outerHTML.slice(0, 120) ?? 'nothing'; };
  let at = box();
  if (!inside(at) || over(at[0], at[1])) { this.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); at = box(); }
  await frame(); await frame();
  const now = box();
  if (!this.isConnected || now.some((n, i) => Math.abs(n - at[i]) > 0.5) || !now[2] || !now[3]) return null;
  return { x: now[0], y: now[1], over: inside(now) ? over(now[0], now[1]) : 'the edge of the screen' };
}";

/// How a name is compared.
#[derive(Clone, Copy, Debug)]
pub enum Name<'n> {
    /// The whole name.
    Is(&'n str),
    /// A part of it: rows are named by all that stands in them.
    Has(&'n str),
}

impl<'n> From<&'n str> for Name<'n> {
    fn from(name: &'n str) -> Self {
        Self::Is(name)
    }
}

/// The page of one browser session.
#[derive(Debug)]
pub struct Phone {
    page: Page,
    browser: &'static Chromium,
    context: Option<BrowserContextId>,
    base: String,
    taps: AtomicU32,
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

    async fn try_cdp(&self, method: &'static str, params: Value) -> Result<Value, String> {
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

    async fn give_up(&self, what: &str) -> ! {
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

    /// All elements of that role and name, in the order of the page, as the accessibility tree has them.
    async fn nodes(&self, role: &str, name: Name<'_>) -> Result<Vec<Value>, String> {
        let root = self
            .try_cdp("DOM.getDocument", json!({ "depth": 0 }))
            .await?;
        let mut query = json!({ "nodeId": root["root"]["nodeId"], "role": role });
        if let Name::Is(name) = name {
            query["accessibleName"] = json!(name);
        }
        let mut found = self.try_cdp("Accessibility.queryAXTree", query).await?;
        let Value::Array(mut nodes) = found["nodes"].take() else {
            return Ok(Vec::new());
        };
        nodes.retain(|n| n["ignored"] != true);
        if let Name::Has(part) = name {
            nodes.retain(|n| {
                n["name"]["value"]
                    .as_str()
                    .is_some_and(|name| name.contains(part))
            });
        }
        Ok(nodes)
    }

    /// Whether there is an element of that role and name now.
    pub async fn has<'n>(&self, role: &str, name: impl Into<Name<'n>>) -> bool {
        self.nodes(role, name.into())
            .await
            .is_ok_and(|nodes| !nodes.is_empty())
    }

    /// Waits for an element of that role and name.
    pub async fn find<'n>(&self, role: &str, name: impl Into<Name<'n>>) -> Value {
        let (name, begun) = (name.into(), Instant::now());
        loop {
            if let Ok(nodes) = self.nodes(role, name).await
                && let Some(node) = nodes.into_iter().next()
            {
                return node;
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!("{role} {name:?}")).await;
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    /// Waits until a radio, checkbox or option of that name is chosen, or is not.
    pub async fn see_checked(&self, role: &str, name: &str, wanted: bool) {
        let begun = Instant::now();
        loop {
            let node = self.find(role, name).await;
            let properties = node["properties"].as_array().cloned().unwrap_or_default();
            let checked = properties
                .iter()
                .find(|p| p["name"] == "checked")
                .map(|p| p["value"]["value"].clone());
            if checked == Some(json!(if wanted { "true" } else { "false" })) {
                return;
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!(
                    "{role} {name:?} to be {wanted}, it is {checked:?}"
                ))
                .await;
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    async fn on_node(&self, node: &Value, function: &str) -> Result<Value, String> {
        let id = json!({ "backendNodeId": node["backendDOMNodeId"] });
        let object = self.try_cdp("DOM.resolveNode", id).await?;
        let call = json!({
            "objectId": object["object"]["objectId"], "functionDeclaration": function,
            "returnByValue": true, "awaitPromise": true,
        });
        Ok(self.try_cdp("Runtime.callFunctionOn", call).await?["result"]["value"].take())
    }

    /// Touches the element of that role and name at its middle, once it is there, stands still and nothing lies over it.
    /// Each touch is counted.
    pub async fn tap<'n>(&self, role: &str, name: impl Into<Name<'n>>) {
        let (name, begun) = (name.into(), Instant::now());
        let mut last = String::from("it is not there");
        loop {
            for node in self.nodes(role, name).await.unwrap_or_default() {
                let Ok(at) = self.on_node(&node, WHERE).await else {
                    continue;
                };
                if at.is_null() {
                    "it moves, or is off".clone_into(&mut last);
                } else if at["over"] != "" {
                    last = format!("over it lies {}", at["over"]);
                } else {
                    self.touch(&at["x"], &at["y"]).await;
                    return;
                }
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!("{role} {name:?} to tap: {last}"))
                    .await;
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }

    /// A real touch: the finger comes down and goes up.
    async fn touch(&self, x: &Value, y: &Value) {
        let down = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.cdp("Input.dispatchTouchEvent", down).await;
        self.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchEnd", "touchPoints": [] }),
        )
        .await;
        self.taps.fetch_add(1, Ordering::Relaxed);
    }

    /// Puts text into the field of that name in the place of what is there, and waits until it is there. Typing is not
    /// counted: UX.md counts taps and says "+ typing".
    pub async fn enter<'n>(&self, name: impl Into<Name<'n>>, text: &str) {
        let (name, begun) = (name.into(), Instant::now());
        let node = loop {
            let mut nodes = self.nodes("textbox", name).await.unwrap_or_default();
            nodes.extend(self.nodes("searchbox", name).await.unwrap_or_default());
            if let Some(node) = nodes.into_iter().next() {
                break node;
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!("a field {name:?}")).await;
            }
            tokio::time::sleep(BETWEEN).await;
        };
        let focused = self.on_node(&node, "function () { this.focus(); this.select?.(); return document.activeElement === this; }").await;
        assert_eq!(focused, Ok(json!(true)), "{name:?} takes the focus");
        self.cdp("Input.insertText", json!({ "text": text })).await;
        let there = self
            .on_node(&node, "function () { return this.value; }")
            .await;
        assert_eq!(there, Ok(json!(text)), "{name:?} holds what was typed");
    }

    /// Begins to count taps.
    pub fn count(&self) {
        self.taps.store(0, Ordering::Relaxed);
    }

    /// Fails unless exactly so many taps were needed. More than UX.md section 4 says is a worse app; fewer, a number to
    /// be lowered there.
    pub fn counted(&self, taps: u32) {
        assert_eq!(self.taps.load(Ordering::Relaxed), taps, "taps");
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

    /// What the console complained of.
    pub fn heard(&self) -> Vec<String> {
        self.complaints.lock().unwrap().clone()
    }

    /// Forgets what the console complained of, where the test caused it.
    pub fn forgive(&self) {
        self.complaints.lock().unwrap().clear();
    }

    /// The test is over, and it broke the line to the server itself: the console may say that, and nothing else.
    pub async fn end_after_a_broken_line(self) {
        self.complaints.lock().unwrap().retain(|c| {
            !c.contains("net::ERR_CONNECTION_REFUSED") && !c.contains("WebSocket connection to")
        });
        self.end().await;
    }

    /// The test is over: nothing may have complained, neither the page nor the app.
    pub async fn end(mut self) {
        self.done = true;
        // What was said last may still be on its way.
        self.js::<Value>("new Promise(r => setTimeout(r, 30, null))")
            .await;
        assert_eq!(self.heard(), Vec::<String>::new(), "the console");
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

/// Collects what the page complains of.
async fn listen(page: &Page, complaints: &Arc<Mutex<Vec<String>>>) {
    let mut console = page
        .event_listener::<EventConsoleApiCalled>()
        .await
        .unwrap();
    let mut thrown = page.event_listener::<EventExceptionThrown>().await.unwrap();
    let mut log = page.event_listener::<EventEntryAdded>().await.unwrap();
    page.enable_log().await.unwrap();
    page.enable_runtime().await.unwrap();
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = console.next().await {
            if matches!(
                event.r#type,
                ConsoleApiCalledType::Error | ConsoleApiCalledType::Assert
            ) {
                heard
                    .lock()
                    .unwrap()
                    .push(format!("console: {:?}", event.args));
            }
        }
    });
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = thrown.next().await {
            heard
                .lock()
                .unwrap()
                .push(format!("thrown: {:?}", event.exception_details));
        }
    });
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = log.next().await {
            let entry = &event.entry;
            if entry.level == chromiumoxide::cdp::browser_protocol::log::LogEntryLevel::Error {
                heard
                    .lock()
                    .unwrap()
                    .push(format!("log: {} {:?}", entry.text, entry.url));
            }
        }
    });
}
