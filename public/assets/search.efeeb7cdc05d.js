// The search: fetches the few files of the search index that a query needs (docs/OUTPUTS.md), and fills the templates of
// components/search with what it finds.

// Words

// Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
const UNSPACED =
  "(?=[\\p{Alphabetic}\\p{M}\\p{N}])[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u30ff\\u3105-\\u312f" +
  "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}]";
// Between the last three digits of a number and those before: what never parts numbers, and what does so behind one to three.
const THREE = "(?=\\p{N}{3}(?!\\p{N}))";
const FEW = "(?<=(?<![\\p{Alphabetic}\\p{M}\\p{N}])\\p{N}{1,3})";
const WORD =
  `(?:(?!${UNSPACED})(?:\\p{N}[,\\u00a0\\u202f\\u2009]${THREE}|\\p{N}${FEW}[ .'’]${THREE}` +
  "|[\\p{Alphabetic}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]))+";
const PIECE = new RegExp(`(${UNSPACED}\\p{M}*)|${WORD}`, "gu");
const ACCENT = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/gu;
const LETTERS = {
  ...{ æ: "ae", œ: "oe", ß: "ss", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ς: "σ" },
  ...{ ة: "ه", ى: "ي", ی: "ي", ک: "ك", ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ" },
};
const APOSTROPHES = "'‘’`´";

/** A stretch of a text without capitals, accents and ligatures. */
function fold(text) {
  const bare = text.normalize("NFKD").replace(ACCENT, "").toLowerCase();
  const plain = bare.replace(/[æœßþøłđðıςةىیکךםןףץ]/gu, (letter) => LETTERS[letter]).replace(/[^\p{Alphabetic}\p{M}\p{N}]/gu, "");
  return [...plain].slice(0, 64).join("");
}

/**
 * The terms of a text, as src/search/term.rs makes them, each with its place. In scripts without spaces two neighbours are a
 * term (`half` is the end of the first), and the last character alone (which is then a `tail`).
 */
export function terms(text) {
  const found = [];
  const pieces = [...text.matchAll(PIECE)];
  pieces.forEach((piece, position) => {
    const start = piece.index;
    let end = start + piece[0].length;
    let term = fold(piece[0]);
    if (!piece[1]) {
      const beside = APOSTROPHES.includes(text[start - 1] ?? " ") || APOSTROPHES.includes(text[end] ?? " ");
      if ([...term].length > 1 || (term && !beside)) found.push({ term, start, end });
      return;
    }
    const before = pieces[position - 1];
    const next = pieces[position + 1];
    const half = end;
    const pairs = (one, other) => one?.[1] && other?.[1] && one.index + one[0].length === other.index;
    const tail = !pairs(piece, next);
    if (!tail) {
      term += fold(next[0]);
      end += next[0].length;
    }
    if (term) found.push({ term, start, end, half, tail: tail && pairs(before, piece) });
  });
  return found;
}

/** The words of a query: its term, and whether longer words will do; from the second letter of the last, the fourth of others. */
function wordsOf(query) {
  const typed = terms(query).filter((word) => !word.tail);
  const words = new Map();
  typed.forEach(({ term, half }, position) => {
    const least = half ? 1 : position === typed.length - 1 ? 2 : 4;
    words.set(term, [...term].length >= least);
  });
  return [...words].map(([term, open]) => ({ term, open }));
}

/** Whether a term of the index answers to a word of the query. */
const answers = (term, word) => term === word.term || (word.open && term.startsWith(word.term));

// Search

/** What a word counts for by the rank of its place: title, summary, rest of the page. The whole word counts twice. */
const WEIGHTS = [6, 3, 1];

/** And by the type of the entry: readers look for what was found before they look for sources. */
const TYPES = { explainer: 1, claim: 1, source: 0.5 };

/** The type of the entry with this number. */
const typeOf = (types, id) => types.findLast(({ first }) => first <= id);

/** A search over an index; `data` is what the page says of it. Its functions fail when a file cannot be fetched. */
function index(data) {
  const files = new Map();
  const names = ["type", ...data.facets];

  /** A file of the index, fetched once. */
  function file(name, cache) {
    if (!files.has(name)) {
      const answer = fetch(`${data.index}${name}.json`, { cache }).then((response) => {
        if (response.ok) return response.json();
        throw new Error(response.status === 404 ? "changed" : "failed");
      });
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  /** The directory. It alone keeps its name when the index changes, so a browser asks whether the one that it holds still stands. */
  const directory = () => file("", "no-cache");

  /** Of each of these entries its type, the name of the file that shows it, its position there, and its facets. */
  async function places(ids) {
    const { types } = await directory();
    const found = ids.map((id) => {
      const type = typeOf(types, id);
      const part = Math.floor((id - type.first) / type.a_part);
      return { id, type: type.id, group: type.groups[part >> 6], part: part & 63, position: (id - type.first) % type.a_part };
    });
    const lists = new Map();
    const fetched = [...new Set(found.map(({ group }) => group))];
    await Promise.all(fetched.map(async (group) => lists.set(group, await file(`/group-${group}`))));
    return found.map(({ group, part, ...place }) => {
      const [name, facets] = lists.get(group)[part];
      return { ...place, name, facets: facets[place.position] };
    });
  }

  /** The entries in which a word stands, each with what the word counts for in it. */
  async function containing(word) {
    const { terms, shards } = await directory();
    let first = 0;
    while (terms[first + 1] <= word.term) first += 1;
    let end = first + 1;
    while (word.open && terms[end]?.startsWith(word.term)) end += 1;
    // In a large index too many words begin with two letters: there they stand for themselves.
    if (end - first > 8 && word.term.length < 3) {
      word.open = false;
      end = first + 1;
    }
    const counts = new Map();
    for (const shard of await Promise.all(shards.slice(first, end).map((name) => file(`/terms-${name}`)))) {
      for (const [term, ranks] of Object.entries(shard)) {
        if (!answers(term, word)) continue;
        ranks.forEach((steps, rank) => {
          const count = WEIGHTS[rank] * (term === word.term ? 2 : 1);
          let id = 0;
          for (const step of steps) {
            id += step;
            counts.set(id, Math.max(count, counts.get(id) ?? 0));
          }
        });
      }
    }
    return counts;
  }

  // The first query will need it.
  directory();
  return {
    /** Forgets every file: the index has changed. */
    forget: () => files.clear(),

    /** What these entries show, in order: [{type, ...}]. */
    async entries(ids) {
      const shown = async ({ type, name, position }) => ({ type, ...(await file(`/entries-${name}`))[position] });
      return Promise.all((await places(ids)).map(shown));
    },

    /**
     * The entries that hold every word and pass every filter, best first; how many each choice of a filter would leave, by
     * `facet value`; and the words that stand nowhere.
     */
    async search(words, chosen) {
      const { types } = await directory();
      const found = await Promise.all(words.map(containing));
      const missing = words.filter((_, position) => !found[position].size).map((word) => word.term);
      const all = () => types.flatMap(({ first, numbers }) => Array.from({ length: numbers }, (_, position) => first + position));
      const ids = found.length ? [...found[0].keys()].filter((id) => found.every((word) => word.has(id))) : all();
      // Filters ask nothing of sources; but where no word leads to them, their groups tell which numbers are free.
      const asked = await places(found.length ? ids.filter((id) => typeOf(types, id).id !== "source") : ids);
      const facets = new Map(asked.map((place) => [place.id, place.facets]));
      const scores = new Map();
      const tally = new Map();
      for (const id of ids.filter((id) => facets.get(id) !== 0)) {
        const type = typeOf(types, id).id;
        const values = Object.fromEntries([[type], ...(facets.get(id) ?? [])].map((list, facet) => [names[facet], list]));
        const failed = names.filter((name) => chosen[name] && !values[name]?.some((value) => chosen[name].has(value)));
        for (const name of names) {
          if (failed.some((other) => other !== name)) continue;
          for (const value of values[name] ?? []) tally.set(`${name} ${value}`, (tally.get(`${name} ${value}`) ?? 0) + 1);
        }
        if (!failed.length) scores.set(id, found.reduce((sum, word) => sum + word.get(id), 0) * TYPES[type]);
      }
      // Of two that are as good, the newer has the higher number.
      const best = [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || b - a);
      return { ids: best, tally, missing };
    },
  };
}

// Page

/** How many results come at a time. */
const A_TIME = 10;

/** Words with each {name} replaced. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => apart(String(values[name] ?? "")));

/** A text that keeps what it runs like from the words around it (isolates of Unicode). */
const apart = (text) => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text) ? `\u2068${text}\u2069` : text);

/** The form of the words for a number, by the plural rules of the page's language. */
const count = (forms, n) => fill((n === 0 && forms.zero) || forms[plurals.select(n)] || forms.other, { n });
const plurals = new Intl.PluralRules(document.documentElement.lang);

/** A text in which the words of the query are marked; notes in `seen` which were. Content never becomes markup here. */
function marked(text, words, seen) {
  const pieces = [];
  let done = 0;
  for (const { term, start, end, half } of terms(text)) {
    const hits = words.filter((word) => answers(term, word));
    hits.forEach((word) => seen.add(word.term));
    const from = Math.max(start, done);
    const to = hits.some((word) => !half || word.term === term) ? end : half;
    if (!hits.length || from >= to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    pieces.push(text.slice(done, from), mark);
    done = to;
  }
  return [...pieces, text.slice(done)];
}

/** Pieces of one text, whose direction is its own. */
function isolated(pieces) {
  const text = document.createElement("bdi");
  text.append(...pieces);
  return text;
}

/** A result: the template for its type and verdict, its places {name} filled. */
function result(root, entry, words) {
  const ofVerdict = entry.verdict ? `[data-verdict="${entry.verdict}"]` : ":not([data-verdict])";
  const template = root.querySelector(`template[data-result="${entry.type}"]${ofVerdict}`);
  if (!template) throw new Error("changed");
  const item = document.importNode(template.content, true).firstElementChild;
  const seen = new Set();
  const each = (name, change) => item.querySelectorAll(`[data-${name}]`).forEach(change);
  each("lang", (part) => entry.lang && (part.lang = entry.lang));
  each("with", (part) => entry[part.dataset.with] || part.remove());
  each("href", (link) => (link.href = entry.href));
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) nodes.push(texts.currentNode);
  for (const node of nodes) {
    const pieces = node.data.split(/\{(\w+)\}/);
    node.replaceWith(...pieces.map((piece, odd) => (odd % 2 ? isolated(marked(entry[piece] ?? "", words, seen)) : piece)));
  }
  if (seen.size === words.length) each("below", (note) => note.remove());
  return item;
}

/** Brings a search page to life. */
function start(root, data) {
  const parts = Object.fromEntries([...root.querySelectorAll("[data-search]")].map((part) => [part.dataset.search, part]));
  const { form, field, status, list, more, none, missing, slash, clear, filters } = parts;
  const controls = [...form.elements].filter((control) => control.name && control !== field);
  const { search, entries, forget } = index(data);
  const title = document.title;
  let settled = true;
  let turn = 0;
  let timer;

  function say(text) {
    status.textContent = text;
  }

  function fail(error) {
    say(data.words[error.message] ?? data.words.failed);
  }

  /** The form as the query of an address. */
  function query() {
    const pairs = [...new FormData(form)].filter(([, value]) => value.trim());
    const text = new URLSearchParams(pairs).toString();
    return text && `?${text}`;
  }

  /** Sets the form to what the address asks. */
  function read() {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    for (const control of controls) {
      if (control.options) {
        control.value = asked.get(control.name) ?? "";
        if (control.selectedIndex < 0) control.value = "";
      } else control.checked = asked.getAll(control.name).includes(control.value);
    }
  }

  /** Writes beside each choice how many results it would leave; without a tally, how many there are at all. */
  function tell(tally) {
    for (const control of controls) {
      for (const choice of control.options ?? [control]) {
        const n = tally?.get(`${control.name} ${choice.value}`) ?? 0;
        if (!control.options) {
          const shown = choice.closest("label").querySelector("[data-count]");
          shown.textContent = tally ? n : shown.dataset.count;
        } else if (choice.value) {
          const text = (choice.dataset.text ??= choice.text);
          choice.text = tally ? fill(data.words.option, { text, n }) : text;
          choice.disabled = Boolean(tally) && !n && !choice.selected;
        }
      }
    }
  }

  /** Adds the next results to the list; gives the first of them. */
  async function show(ids, words, from, own) {
    const shown = await entries(ids.slice(from, from + A_TIME));
    if (own !== turn) return null;
    const items = shown.map((entry) => result(root, entry, words));
    list.append(...items);
    const next = from + items.length;
    more.hidden = next >= ids.length;
    more.textContent = count(data.words.more, Math.min(ids.length - next, A_TIME));
    more.onclick = () => show(ids, words, next, own).then((first) => first?.querySelector("a").focus(), fail);
    return items[0];
  }

  /** Answers what the form asks now; once again, where the index turns out to have changed. */
  async function answer(again) {
    const own = (turn += 1);
    const words = wordsOf(field.value);
    const chosen = {};
    for (const [name, value] of new FormData(form)) if (name !== "q" && value) (chosen[name] ??= new Set()).add(value);
    clear.hidden = !Object.keys(chosen).length;
    const asks = words.length > 0 || !clear.hidden;
    const text = field.value.trim();
    document.title = text ? `${text} — ${title}` : title;
    const slow = setTimeout(() => say(data.words.searching), 500);
    try {
      const found = asks ? await search(words, chosen) : { ids: [], missing: [] };
      if (own !== turn) return;
      const before = [...list.children];
      await show(found.ids, words, 0, own);
      if (own !== turn) return;
      before.forEach((item) => item.remove());
      tell(found.tally);
      root.toggleAttribute("data-asked", asks);
      none.hidden = !asks || found.ids.length > 0;
      missing.textContent = found.missing.map((word) => fill(data.words.missing, { word })).join(" ");
      say(asks ? count(data.words.results, found.ids.length) : "");
    } catch (error) {
      if (own !== turn) return;
      if (error.message === "changed" && !again) {
        forget();
        answer(true);
        return;
      }
      list.replaceChildren();
      none.hidden = more.hidden = true;
      fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Puts what the form asks into the address, as a new place to come back to or in place of this one, and answers it. */
  function ask(isNew) {
    clearTimeout(timer);
    const isOther = query() !== location.search;
    if (isOther) history[isNew ? "pushState" : "replaceState"](null, "", location.pathname + query());
    answer();
    return isOther;
  }

  // What is typed is one place to come back to, until a search is settled by Enter, by a filter or by leaving the field.
  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (ask(settled)) settled = false;
    }, 200);
  }

  field.addEventListener("input", typed);
  field.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(settled);
    settled = true;
  });
  form.addEventListener("change", (event) => {
    if (controls.includes(event.target)) ask(true);
    settled = true;
  });
  clear.addEventListener("click", () => {
    for (const control of controls) control.options ? (control.value = "") : (control.checked = false);
    ask(true);
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !field.value) return;
    event.preventDefault();
    field.value = "";
    ask(true);
  });
  addEventListener("popstate", () => {
    read();
    settled = true;
    answer();
  });

  // WCAG 2.1.4: a key without a modifier can be switched off. The choice is kept where the browser allows it.
  function keep(value) {
    try {
      if (value) localStorage.setItem("search-slash", value);
      return localStorage.getItem("search-slash");
    } catch {
      return null;
    }
  }
  slash.checked = keep() !== "off";
  slash.addEventListener("change", () => keep(slash.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key !== "/" || !slash.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.select();
  });

  filters.open = matchMedia("(min-width: 56rem)").matches;
  root.hidden = false;
  read();
  answer();
}

const place = globalThis.document?.querySelector("[data-search=place]");
if (place) {
  place.innerHTML = place.textContent;
  start(place.firstElementChild, JSON.parse(document.querySelector("[data-search=data]").textContent));
}
