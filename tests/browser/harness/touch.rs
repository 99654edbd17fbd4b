//! Finding by role and accessible name, as a screen reader does, and touching what was found.

use super::phone::{BETWEEN, PATIENCE, Phone};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use std::time::Instant;

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

impl Phone {
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

    /// Touches the screen so far from the middle of an element, in CSS pixels.
    pub async fn tap_at_middle(&self, css: &str, right: f64, down: f64) {
        let at: [f64; 2] = self
            .js(&format!(
                "(() => {{ const r = document.querySelector('{css}').getBoundingClientRect();
                 return [r.x + r.width / 2 + {right}, r.y + r.height / 2 + {down}] }})()"
            ))
            .await;
        self.touch(&json!(at[0]), &json!(at[1])).await;
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

    /// Waits until the field of that name holds this text.
    pub async fn see_value(&self, name: &str, text: &str) {
        let begun = Instant::now();
        loop {
            let mut nodes = self.nodes("textbox", name.into()).await.unwrap_or_default();
            nodes.extend(
                self.nodes("searchbox", name.into())
                    .await
                    .unwrap_or_default(),
            );
            let mut holds = Value::Null;
            if let Some(node) = nodes.first() {
                holds = self
                    .on_node(node, "function () { return this.value; }")
                    .await
                    .unwrap_or_default();
                if holds == text {
                    return;
                }
            }
            if begun.elapsed() > PATIENCE {
                self.give_up(&format!(
                    "the field {name:?} to hold {text:?}, it holds {holds}"
                ))
                .await;
            }
            tokio::time::sleep(BETWEEN).await;
        }
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
}
