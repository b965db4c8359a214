//! `factpress man`: manual pages, made from the arguments themselves.

use clap::{Arg, Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::console::Console;
use super::{Arguments, ExitStatus};
use crate::base::text::did_you_mean;

/// What the help of a command calls its examples.
const EXAMPLES: [&str; 2] = ["Examples:", "Example:"];
/// What the help calls its exit codes.
const EXIT_CODES: &str = "Exit codes: ";

/// How many lines a text in roff begins with that define its signs.
const PREAMBLE_LINES: usize = 2;
/// The longest line of a page, in bytes.
const LONGEST_PAGE_LINE: usize = 80;

/// Prints the manual page of the program, or of one of its commands.
pub fn run(command: Option<&str>, console: &Console) -> ExitStatus {
    let mut program = Arguments::command();
    program.build();
    let wanted = match command {
        None => &program,
        Some(name) => match named(&program, name) {
            Some(command) => command,
            None => return no_command(name, &program, console),
        },
    };
    let today = console.when().and_then(|now| now.today(None));
    let date = today.map_or_else(String::new, |today| today.day.to_string());
    console.print(&page(wanted, &program, &date));
    ExitStatus::Done
}

/// The manual page of a command, as it is on this day.
fn page(command: &Command, program: &Command, date: &str) -> String {
    let version = format!("factpress {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone())
        .title(page_name(command).to_uppercase())
        .date(date)
        .source(version)
        .manual("factpress");
    let mut page = Vec::new();
    let has_subcommands = command.has_subcommands();
    let mut rendered = man.render_title(&mut page);
    rendered = rendered.and(man.render_name_section(&mut page));
    rendered = rendered.and(synopsis(command).to_writer(&mut page));
    rendered = rendered.and(description(command).to_writer(&mut page));
    rendered = rendered.and(man.render_options_section(&mut page));
    if has_subcommands {
        rendered = rendered.and(man.render_subcommands_section(&mut page));
    }
    rendered = rendered.and(ending(command, program).to_writer(&mut page));
    rendered.expect("a text in memory takes all that is written");
    tidy(&String::from_utf8_lossy(&page))
}

/// A page in the form that `mandoc -T lint` asks for: with one preamble, although each section
/// brings one, and with lines of at most 80 bytes, except examples.
fn tidy(page: &str) -> String {
    let mut lines = page.lines();
    let preamble: Vec<&str> = lines.by_ref().take(PREAMBLE_LINES).collect();
    let (mut tidied, mut is_filled) = (preamble.join("\n") + "\n", true);
    // A break beside an empty line is said twice.
    for line in lines.filter(|line| !preamble.contains(line) && *line != ".br") {
        is_filled = if is_filled {
            line != ".nf"
        } else {
            line == ".fi"
        };
        if is_filled && !line.starts_with('.') {
            break_lines(line, &mut tidied);
        } else {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied
}

/// Writes a line, broken between words where it would be too long.
fn break_lines(line: &str, tidied: &mut String) {
    let mut length = 0;
    for word in line.split(' ') {
        // A line that begins with one of these would be a command.
        let can_begin = !word.starts_with(['.', '\'']);
        if length > 0 && length + 1 + word.len() > LONGEST_PAGE_LINE && can_begin {
            tidied.push('\n');
            length = 0;
        } else if length > 0 {
            tidied.push(' ');
            length += 1;
        }
        tidied.push_str(word);
        length += word.len();
    }
    tidied.push('\n');
}

/// How the command is typed, with the value of each option.
fn synopsis(command: &Command) -> Roff {
    let mut line = vec![bold(command.get_bin_name().unwrap_or("factpress"))];
    let shown = |arg: &&Arg| !arg.is_hide_set();
    for arg in command.get_opts().filter(shown) {
        line.extend([roman(" ["), bold(flag(arg))]);
        line.extend(value(arg));
        line.push(roman("]"));
    }
    for arg in command.get_arguments().filter(shown) {
        if arg.get_action().takes_values() || arg.is_positional() {
            continue;
        }
        line.extend([roman(" ["), bold(flag(arg)), roman("]")]);
    }
    for arg in command.get_positionals().filter(shown) {
        let (before, after) = if arg.is_required_set() {
            (" ", "")
        } else {
            (" [", "]")
        };
        line.extend([roman(before), italic(value_name(arg)), roman(after)]);
    }
    if command.has_subcommands() {
        line.extend([roman(" "), italic("command")]);
    }
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]).text(line);
    roff
}

/// An option as it is typed.
fn flag(arg: &Arg) -> String {
    arg.get_long()
        .map(|long| format!("--{long}"))
        .unwrap_or_default()
}

/// The value behind an option, in brackets if it can be left out.
fn value(arg: &Arg) -> Vec<Inline> {
    let is_optional = arg
        .get_num_args()
        .is_some_and(|numbers| numbers.min_values() == 0);
    let (before, after) = if is_optional { (" [", "]") } else { (" ", "") };
    vec![roman(before), italic(value_name(arg)), roman(after)]
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names().map_or_else(
        || arg.get_id().as_str().to_uppercase(),
        |names| names.join(" "),
    )
}

/// What the command does: the sentence of its help, and the paragraphs behind its options.
fn description(command: &Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["DESCRIPTION"]);
    if let Some(about) = command.get_about() {
        roff.text([roman(format!("{about}."))]);
    }
    let more = after_help(command);
    let paragraphs = more
        .lines()
        .take_while(|line| !EXAMPLES.contains(line))
        .filter(|line| !line.is_empty() && !line.starts_with(EXIT_CODES));
    for paragraph in paragraphs {
        roff.control("PP", []).text([roman(paragraph)]);
    }
    roff
}

/// The exit codes, the examples, and the pages of other commands.
fn ending(command: &Command, program: &Command) -> Roff {
    let mut roff = Roff::new();
    let (help, general) = (after_help(command), after_help(program));
    let mut codes = help.lines().chain(general.lines());
    let codes = codes.find_map(|line| line.strip_prefix(EXIT_CODES));
    roff.control("SH", ["EXIT STATUS"]);
    for code in codes.into_iter().flat_map(|codes| codes.split(", ")) {
        let code = code.trim_end_matches('.');
        let (number, meaning) = code.split_once(' ').unwrap_or((code, ""));
        roff.control("TP", [])
            .text([bold(number)])
            .text([roman(meaning)]);
    }
    let mut examples = help
        .lines()
        .skip_while(|line| !EXAMPLES.contains(line))
        .skip(1)
        .peekable();
    if examples.peek().is_some() {
        roff.control("SH", ["EXAMPLES"]).control("nf", []);
        for example in examples {
            roff.text([roman(example.trim_start())]);
        }
        roff.control("fi", []);
    }
    let own = page_name(command);
    let others = program
        .get_subcommands()
        .filter(|one| one.get_name() != "help");
    let pages = std::iter::once(program).chain(others).map(page_name);
    let pages: Vec<String> = pages.filter(|name| *name != own).collect();
    let last = pages.len().saturating_sub(1);
    roff.control("SH", ["SEE ALSO"]);
    for (index, name) in pages.iter().enumerate() {
        let section = if index == last { "(1)" } else { "(1)," };
        roff.control("BR", [name.as_str(), section]);
    }
    roff
}

/// The name of a command's page.
fn page_name(command: &Command) -> String {
    let name = command.get_display_name();
    name.unwrap_or_else(|| command.get_name()).to_owned()
}

/// What the help says behind the options.
fn after_help(command: &Command) -> String {
    let help = command.get_after_help();
    help.map(ToString::to_string).unwrap_or_default()
}

/// The command with a name such as `check`, or `new-site` for one below another.
fn named<'p>(program: &'p Command, name: &str) -> Option<&'p Command> {
    name.split('-')
        .try_fold(program, |command, word| command.find_subcommand(word))
}

fn no_command(name: &str, program: &Command, console: &Console) -> ExitStatus {
    let help =
        did_you_mean(name, program.get_subcommands().map(Command::get_name)).unwrap_or_default();
    console.eprint(&format!(
        "error: there is no command `{name}`\n   = help: {help}\n"
    ));
    ExitStatus::Usage
}
