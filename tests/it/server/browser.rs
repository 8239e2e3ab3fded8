//! The page in a real browser. It needs `chromium` and `chromedriver`; where they are missing, it fails.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use escrutinio::app::SystemPorts;
use escrutinio::server::{AppState, Limits, serve};
use serde_json::{Value, json};

use super::site::{SMALL_ROLL, fixtures};

/// A browser under `chromedriver`, by its `WebDriver` protocol.
struct Browser {
    driver: Child,
    agent: ureq::Agent,
    session: String,
}

impl Browser {
    fn open() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is needed for this test: apt-get install chromium chromium-driver");
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port: u16 = lines
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok())
            .expect("chromedriver says its port");
        // A pipe that nobody reads would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
        let mut browser = Self {
            driver,
            agent: config.build().into(),
            session: format!("http://127.0.0.1:{port}/session"),
        };
        let started = browser.ask(
            "",
            &json!({ "capabilities": { "alwaysMatch": {
                "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=es-MX",
                ] },
            } } }),
        );
        let id =
            started["sessionId"].as_str().unwrap_or_else(|| panic!("chromium does not start: {started}"));
        browser.session = format!("{}/{id}", browser.session);
        browser
    }

    /// Sends a command; a refusal is an answer with `error`.
    fn ask(&self, command: &str, body: &Value) -> Value {
        let mut answer = self
            .agent
            .post(format!("{}{command}", self.session))
            .content_type("application/json")
            .send(body.to_string())
            .unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["value"].take()
    }

    fn go(&self, address: &str) {
        let answer = self.ask("/url", &json!({ "url": address }));
        assert!(answer.is_null(), "{answer}");
    }

    fn run(&self, script: &str) -> Value {
        let answer = self.ask("/execute/sync", &json!({ "script": script, "args": [] }));
        assert!(answer.get("error").is_none(), "{answer}");
        answer
    }

    fn find(&self, selector: &str) -> String {
        let element = self.ask("/element", &json!({ "using": "css selector", "value": selector }));
        let id = element["element-6066-11e4-a52e-4f735466cecf"].as_str();
        id.unwrap_or_else(|| panic!("no {selector}: {element}")).to_owned()
    }

    fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        let answer = self.ask(&format!("/element/{element}/value"), &json!({ "text": text }));
        assert!(answer.is_null(), "{answer}");
    }

    fn press(&self, selector: &str) {
        let element = self.find(selector);
        let answer = self.ask(&format!("/element/{element}/click"), &json!({}));
        assert!(answer.is_null(), "{answer}");
    }

    /// Waits until an expression holds on the page.
    fn wait_for(&self, expression: &str) {
        let start = Instant::now();
        while self.run(&format!("return Boolean({expression})")) != true {
            let page = self.run("return document.body.innerText");
            assert!(start.elapsed() < Duration::from_mins(2), "{expression} never holds on: {page}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// A window of this width, as on a telephone.
    fn narrow(&self, width: u32) {
        let params = json!({ "width": width, "height": 780, "deviceScaleFactor": 1, "mobile": true });
        self.ask(
            "/goog/cdp/execute",
            &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": params }),
        );
    }

    /// Drops a file or a folder on an element, as from a window beside the browser.
    fn drop_on(&self, selector: &str, path: &Path) {
        let place = self.run(&format!(
            "const zone = document.querySelector({selector:?});
            zone.scrollIntoView({{ block: 'center' }});
            const box = zone.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + 10];"
        ));
        let data = json!({ "items": [], "files": [path.to_str().unwrap()], "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let params = json!({ "type": kind, "x": place[0], "y": place[1], "data": data });
            self.ask("/goog/cdp/execute", &json!({ "cmd": "Input.dispatchDragEvent", "params": params }));
        }
    }

    /// Everything that the pages asked for.
    fn requests(&self) -> Vec<String> {
        let log = self.ask("/se/log", &json!({ "type": "performance" }));
        let entries = log.as_array().unwrap_or_else(|| panic!("no log: {log}"));
        let sent = entries.iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let sent = message["method"] == "Network.requestWillBeSent";
            sent.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        });
        sent.collect()
    }

    /// What the browser complained about: refused styles, scripts, requests.
    fn complaints(&self) -> Vec<Value> {
        self.ask("/se/log", &json!({ "type": "browser" })).as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A server on a free port of this computer; ends with the runtime.
fn start(runtime: &tokio::runtime::Runtime) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let data = Some(fixtures().join("cases"));
    let state = AppState::with(Arc::new(SystemPorts), data, Limits::default(), Arc::new(|_| {}));
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        serve(listener, state, std::future::pending()).await
    });
    address
}

/// What makes a page wider than its window, or a target too small for a thumb.
const MISFITS: &str = "
    const wide = document.documentElement.scrollWidth > innerWidth;
    const small = Array.from(document.querySelectorAll('button, .button, select, input:not([type=hidden]), summary, .languages a, .filter a'))
        .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44);
    return (wide ? ['the page scrolls sideways'] : []).concat(small.map((one) => one.outerHTML));";

#[test]
fn a_roll_goes_in_and_its_counts_come_out() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let site = start(&runtime);
    let browser = Browser::open();
    browser.narrow(360);
    browser.go(&format!("{site}/"));
    assert_eq!(browser.run("return document.documentElement.lang"), "es");
    assert_eq!(browser.run(MISFITS), json!([]), "home");

    // A mistake is told beside the form, and nothing that was chosen is lost.
    let folder = tempfile::tempdir().unwrap();
    let (bad, good) = (folder.path().join("foto.xlsx"), folder.path().join("padron.csv"));
    std::fs::write(&bad, "%PDF-1.7").unwrap();
    std::fs::write(&good, SMALL_ROLL).unwrap();
    browser.type_into("#roll-file", bad.to_str().unwrap());
    browser.press("[action^='/roll'] button");
    browser.wait_for("!document.getElementById('errors').hidden");
    let focus = browser.run("return document.activeElement.id");
    assert_eq!(focus, "errors");
    assert_eq!(browser.run("return document.getElementById('roll-file').files[0].name"), "foto.xlsx");
    assert_eq!(browser.run(MISFITS), json!([]), "home with an error");

    browser.type_into("#roll-file", fixtures().join("cases/planta-ejemplo/padron-v2.xlsx").to_str().unwrap());
    browser.run("document.getElementById('roll-vote').value = 'representation'");
    browser.press("[action^='/roll'] button");
    browser.wait_for(
        "document.getElementById('progress')?.textContent || location.pathname.startsWith('/result/')",
    );
    browser.wait_for("location.pathname.startsWith('/result/') && document.readyState === 'complete'");
    let figures =
        browser.run("return Array.from(document.querySelectorAll('.figures dd'), (one) => one.textContent)");
    assert_eq!(figures, json!(["6,458", "6,442", "16"]));
    assert_eq!(browser.run(MISFITS), json!([]), "result");
    browser.press(".filter a:nth-child(2)");
    browser.wait_for("location.search.includes('rule=') && document.readyState === 'complete'");
    browser.press(".languages a[lang=en]");
    browser.wait_for("document.documentElement.lang === 'en' && location.search.includes('rule=')");
    assert_eq!(browser.run(MISFITS), json!([]), "result in English");

    let report = browser.run("return document.querySelector('a[href$=\"/confidential/report\"]').href");
    browser.go(report.as_str().unwrap());
    browser.wait_for("document.querySelectorAll('article').length === 2");

    let outside: Vec<String> = browser
        .requests()
        .into_iter()
        .filter(|url| !url.starts_with(&site) && !url.starts_with("data:"))
        .collect();
    assert_eq!(outside, Vec::<String>::new(), "a page asked for something outside");
    let refused: Vec<Value> = browser
        .complaints()
        .into_iter()
        .filter(|one| one["message"].as_str().is_some_and(|text| text.contains("Content Security Policy")))
        .collect();
    assert_eq!(refused, Vec::<Value>::new());
}

#[test]
fn a_pack_is_verified_and_a_case_is_opened() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let site = start(&runtime);
    let browser = Browser::open();
    browser.narrow(360);
    browser.go(&format!("{site}/?lang=en"));
    let pack = fixtures().join("vectors/pack-v0.1");
    let files: Vec<String> = std::fs::read_dir(&pack)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    browser.type_into("#pack-files", &files.join("\n"));
    browser.type_into("#pack-key", "7ef15c22d937cfc6b530bf3c65181e2796a56d420def9997d8a2bd5f55baf6e9");
    browser.press("[action^='/verify'] button");
    browser.wait_for("location.pathname.startsWith('/verified/') && document.readyState === 'complete'");
    assert_eq!(browser.run("return document.querySelectorAll('.steps li').length"), 11);
    assert_eq!(browser.run("return document.title"), "The key that you named signed it · Escrutinio");
    assert_eq!(browser.run(MISFITS), json!([]), "verified");

    // A folder that is dropped keeps its paths.
    browser.go(&format!("{site}/"));
    browser.drop_on("[action^='/case'] .drop", &fixtures().join("cases/gm-slp-2025"));
    browser.wait_for(
        "document.querySelector('[action^=\"/case\"] .chosen').textContent.includes('gm-slp-2025')",
    );
    browser.press("[action^='/case'] button");
    browser.wait_for("location.pathname.startsWith('/result/') && document.readyState === 'complete'");
    let title = browser.run("return document.querySelector('h1').textContent");
    assert!(title.as_str().unwrap().starts_with("General Motors San Luis Potos"), "{title}");

    browser.go(&format!("{site}/nada"));
    assert_eq!(browser.run(MISFITS), json!([]), "error");
    browser.go(&format!("{site}/rules"));
    assert_eq!(browser.run(MISFITS), json!([]), "rules");
}
