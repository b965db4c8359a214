//! `new` on a terminal: lines that can be edited, and answers that survive Ctrl-C. `script` of
//! util-linux stands in for the terminal.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::{files, read, small_site};

/// Ctrl-C as a terminal sends it.
const CTRL_C: &[u8] = b"\x03";

/// A program on a terminal.
struct Person {
    program: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<Vec<u8>>>,
}

impl Person {
    fn starts(folder: &Path, command: &str) -> Self {
        let mut program = Command::new("script")
            .args([
                "-qec",
                &format!("{} {command}", env!("CARGO_BIN_EXE_factpress")),
                "/dev/null",
            ])
            .current_dir(folder)
            .env("TERM", "xterm")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`script` of util-linux is installed");
        let screen = Arc::new(Mutex::new(Vec::new()));
        let (keys, mut out) = (
            program.stdin.take().expect("a pipe"),
            program.stdout.take().expect("a pipe"),
        );
        let shown = Arc::clone(&screen);
        thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut piece) {
                shown.lock().expect("no panic").extend(&piece[..read]);
            }
        });
        Self {
            program,
            keys,
            screen,
        }
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().expect("no panic")).into_owned()
    }

    /// Waits until the screen shows this behind all that it showed when the last key was pressed,
    /// and then types.
    fn types(&mut self, once: &str, keys: &[u8]) {
        for _ in 0..600 {
            if self.screen().contains(once) {
                self.screen.lock().expect("no panic").clear();
                self.keys.write_all(keys).expect("it listens");
                self.keys.flush().expect("it listens");
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the screen never shows {once}: {}", self.screen());
    }

    /// What is on the screen at the end, and the exit code.
    fn ends(self) -> (String, Option<i32>) {
        let Self {
            mut program,
            keys,
            screen,
        } = self;
        // Whoever waits for another key hears that there is none.
        drop(keys);
        let code = program.wait().expect("it ends").code();
        thread::sleep(Duration::from_millis(100));
        let screen = screen.lock().expect("no panic");
        (String::from_utf8_lossy(&screen).into_owned(), code)
    }
}

#[test]
fn a_line_can_be_edited() {
    for (keys, name) in [
        // Left four times.
        (&b"Bo Exmple\x1b[D\x1b[D\x1b[D\x1b[Da\n"[..], "Bo Example"),
        // Home and End, as terminals send them, and Ctrl-A and Ctrl-E.
        (b"o Exampl\x1b[HB\x1b[Fe\n", "Bo Example"),
        (b"o Exampl\x01B\x05e\n", "Bo Example"),
        // Ctrl-W takes a word back, Ctrl-U all words, and Backspace a letter.
        (b"Bo Exemple\x17Examples\x7f\n", "Bo Example"),
        (b"Ada\x15Bo Example\n", "Bo Example"),
        // Delete takes the letter at the cursor.
        (
            b"Bo Exxample\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[3~\n",
            "Bo Example",
        ),
        // A letter may have several bytes and take two columns.
        (
            "山太郎\u{1b}[D\u{1b}[D\u{1b}[D田中\u{1b}[F\u{7f}\n".as_bytes(),
            "田中山太",
        ),
        (
            "Zo\u{eb} M\u{fc}ler\u{1b}[D\u{1b}[D\u{1b}[Dl\n".as_bytes(),
            "Zo\u{eb} M\u{fc}ller",
        ),
    ] {
        let folder = small_site();
        let mut person = Person::starts(folder.path(), "new person --id somebody --kind person");
        person.types("The name as readers know it", keys);
        for _ in 0..8 {
            // Enter for everything else that is asked.
            let _ = person.keys.write_all(b"\n");
        }
        let (screen, code) = person.ends();
        assert_eq!(code, Some(0), "{screen}");
        let people = read(folder.path(), "content/people.yaml");
        assert!(
            people.contains(&format!("somebody:\n  name: {name}\n")),
            "{people}"
        );
        assert!(!screen.contains("no page can show"), "{screen}");
    }
}

#[test]
fn answers_survive_ctrl_c_and_are_offered_the_next_time() {
    let folder = small_site();
    let before = read(folder.path(), "content/people.yaml");
    let mut person = Person::starts(folder.path(), "new person");
    person.types("The name as readers know it", b"Bo Example\n");
    person.types("[bo-example]", b"\n");
    person.types("organisation", CTRL_C);
    let (screen, code) = person.ends();
    assert_eq!(code, Some(130), "{screen}");
    assert!(screen.contains("your answers are kept"), "{screen}");
    assert!(
        screen.contains("factpress new person --name 'Bo Example' --id bo-example"),
        "{screen}"
    );
    assert_eq!(read(folder.path(), "content/people.yaml"), before);
    // git leaves the folder of the answers alone.
    assert_eq!(read(folder.path(), ".factpress/.gitignore"), "*\n");

    let mut person = Person::starts(folder.path(), "new person");
    person.types("Go on with them? [Y/n]", b"y\n");
    person.types("organisation", b"person\n");
    for _ in 0..8 {
        let _ = person.keys.write_all(b"\n");
    }
    let (screen, code) = person.ends();
    assert_eq!(code, Some(0), "{screen}");
    assert!(
        read(folder.path(), "content/people.yaml")
            .ends_with("bo-example:\n  name: Bo Example\n  kind: person\n")
    );
    // What was used is not offered again.
    let mut person = Person::starts(folder.path(), "new person");
    person.types("The name as readers know it", CTRL_C);
    assert_eq!(person.ends().1, Some(130));
}

#[test]
fn whoever_breaks_off_a_new_site_leaves_no_folder_behind() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut person = Person::starts(folder.path(), "new site checks");
    person.types(": ", CTRL_C);
    let (screen, code) = person.ends();
    assert_eq!(code, Some(130), "{screen}");
    assert!(files(folder.path()).is_empty());
}
