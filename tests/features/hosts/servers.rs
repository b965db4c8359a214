//! Servers that run with the configuration that `factpress host` prints, each with everything that it
//! writes in a folder of its own.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::client::{Answer, ask};
use super::factpress;
use crate::small_site::SmallSite;

/// A server that serves a site until the test ends.
pub struct Server {
    pub name: &'static str,
    pub port: u16,
    host: String,
    child: Child,
    /// The folder of the site and of everything that the server writes.
    pub folder: TempDir,
}

impl Server {
    /// The answer to a request with further headers, each with its line break.
    pub fn ask(&self, path: &str, headers: &str) -> Answer {
        ask(self.port, &self.host, path, headers)
            .unwrap_or_else(|| panic!("{} does not answer {path}", self.name))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(path, "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Each of them ends its own processes when it is asked to.
        let id = self.child.id().to_string();
        let _ = Command::new("kill").arg(&id).status();
        let began = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if began.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A site that is built and waits for its server.
struct Built {
    folder: TempDir,
    port: u16,
    host: String,
}

/// Builds a site at an address into `www`, which is the folder of the host's root.
fn built(site: &SmallSite, url: &str) -> Built {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    let (host, path) = url
        .trim_start_matches("https://")
        .split_once('/')
        .expect("an address");
    let built = Built {
        port: free_port(),
        host: host.to_owned(),
        folder,
    };
    built.run(url, path);
    built
}

impl Built {
    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Builds the site.
    fn run(&self, url: &str, path: &str) {
        let output = format!("www/{path}");
        let output = output.trim_end_matches('/');
        let arguments = ["build", "--compress", "--base-url", url, "--output", output];
        factpress(self.root(), &arguments);
    }

    /// The configuration of a host, with the port of this site in the place of the usual one.
    fn configuration(&self, host: &str, url: &str) -> String {
        let www = self.root().join("www");
        let www = www.to_str().expect("a path");
        let output = factpress(
            self.root(),
            &["host", host, "--base-url", url, "--folder", www],
        );
        String::from_utf8(output.stdout).expect("text")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.root().join(name), text).expect("the file is written");
    }

    fn start(self, name: &'static str, mut command: Command) -> Server {
        let child = command
            .current_dir(self.root())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(self.root().join("said")).expect("a file"))
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{name} does not start ({error}); `./run hosts` installs it")
            });
        let mut server = Server {
            name,
            port: self.port,
            host: self.host,
            child,
            folder: self.folder,
        };
        let began = Instant::now();
        while ask(server.port, &server.host, "/", "").is_none() {
            let said = || fs::read_to_string(server.folder.path().join("said")).unwrap_or_default();
            if let Ok(Some(status)) = server.child.try_wait() {
                panic!("{name} ended with {status}: {}", said());
            }
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "{name}: {}",
                said()
            );
            thread::sleep(Duration::from_millis(100));
        }
        server
    }
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

pub fn nginx(site: &SmallSite, url: &str) -> Server {
    let built = built(site, url);
    let printed = built.configuration("nginx", url);
    assert!(printed.contains("    listen 80;\n    listen [::]:80;\n"));
    let printed = printed
        .replace(
            "    listen 80;\n    listen [::]:80;\n",
            &format!("    listen 127.0.0.1:{};\n", built.port),
        )
        .replace("# brotli_static on;", "brotli_static on;");
    built.write("site.conf", &printed);
    let root = built.root().display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("  {kind}_temp_path {root}/{kind};\n"))
        .concat();
    built.write(
        "nginx.conf",
        &format!(
            "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\ndaemon off;\nmaster_process off;\npid {root}/pid;\n\
             error_log stderr;\nevents {{}}\nhttp {{\n  access_log off;\n{temporary}  include /etc/nginx/mime.types;\n  \
             default_type application/octet-stream;\n  include {root}/site.conf;\n}}\n"
        ),
    );
    let mut command = Command::new("nginx");
    command.arg("-c").arg(built.root().join("nginx.conf"));
    command.arg("-p").arg(built.root());
    command.args(["-e", "stderr"]);
    built.start("nginx", command)
}

pub fn caddy(site: &SmallSite, url: &str) -> Server {
    let built = built(site, url);
    let printed = built.configuration("caddy", url);
    let host = format!("\n{} {{\n", built.host);
    assert!(printed.contains(&host), "{printed}");
    // Without a certificate, on a port of this machine, and without a port for administrators.
    let printed = printed.replace(
        &host,
        &format!(
            "\n{{\n    admin off\n    auto_https off\n}}\nhttp://{}:{} {{\n    bind 127.0.0.1\n",
            built.host, built.port
        ),
    );
    built.write("Caddyfile", &printed);
    let mut command = Command::new("caddy");
    command.args(["run", "--config", "Caddyfile", "--adapter", "caddyfile"]);
    command.env("HOME", built.root());
    command.env("XDG_DATA_HOME", built.root());
    command.env("XDG_CONFIG_HOME", built.root());
    built.start("caddy", command)
}

pub fn apache(site: &SmallSite, url: &str) -> Server {
    let built = built(site, url);
    let printed = built.configuration("apache", url);
    built.write("content/static/.htaccess", &printed);
    built.run(url, url.splitn(4, '/').nth(3).unwrap_or_default());
    let modules: String = [
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "headers",
        "rewrite",
        "setenvif",
        "env",
    ]
    .map(|module| format!("LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so\n"))
    .concat();
    let (root, port) = (built.root().display(), built.port);
    built.write(
        "httpd.conf",
        &format!(
            "{modules}ServerRoot {root}\nServerName {}\nListen 127.0.0.1:{port}\nPidFile {root}/pid\nErrorLog {root}/errors\n\
             Mutex file:{root} default\nTypesConfig /etc/mime.types\nDocumentRoot {root}/www\n\
             <Directory {root}/www>\n  AllowOverride All\n  Require all granted\n</Directory>\n",
            built.host
        ),
    );
    let mut command = Command::new("apache2");
    command.args(["-X", "-f"]);
    command.arg(built.root().join("httpd.conf"));
    built.start("apache", command)
}

/// workerd, as Wrangler runs it: it reads `_headers` and `_redirects` itself.
pub fn workerd(site: &SmallSite, url: &str) -> Server {
    let built = built(site, url);
    let printed = built.configuration("cloudflare", url);
    let printed = printed.replace("\"directory\": \"public\"", "\"directory\": \"www\"");
    let without_build: Vec<&str> = printed
        .split("  \"build\": {")
        .flat_map(|part| {
            part.split_once("\n  },\n")
                .map_or(vec![part], |(_, after)| vec![after])
        })
        .collect();
    let printed = without_build.concat();
    assert!(!printed.contains("curl"), "{printed}");
    // What the build command does below a path.
    let www = built.root().join("www");
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    for name in ["_headers", "_redirects"]
        .iter()
        .filter(|_| !path.is_empty())
    {
        let file = www.join(path.trim_end_matches('/')).join(name);
        fs::rename(file, www.join(name)).expect("the file is moved");
    }
    built.write("wrangler.jsonc", &printed);
    let wrangler = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hosts/node_modules/wrangler/bin/wrangler.js");
    let mut command = Command::new("node");
    command.arg(wrangler);
    command.args([
        "dev",
        "--ip",
        "127.0.0.1",
        "--port",
        &built.port.to_string(),
    ]);
    command.args(["--inspector-port", &free_port().to_string()]);
    command.env("CI", "1");
    command.env("WRANGLER_SEND_METRICS", "false");
    command.env("HOME", built.root());
    command.env("WRANGLER_LOG", "log");
    built.start("workerd", command)
}
