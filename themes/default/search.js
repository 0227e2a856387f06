// Searches in the index of this site. The index is looked through by Pagefind, here in the browser: what is looked for
// is sent nowhere and kept nowhere. It stands in the address, so that a search can be sent to a colleague.
const form = document.querySelector('form.search');
const words = JSON.parse(form.dataset.words);
const lang = document.documentElement.lang;
const list = document.querySelector('#page-results');
const status = document.querySelector('#page-count');
const more = document.querySelector('.more');
const template = document.querySelector('#page-result');
const facets = [...form.querySelectorAll('select')];
const labels = new Map(facets.map((facet) => [facet.name, new Map([...facet.options].map((one) => [one.value, one.text]))]));
const plurals = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);

// How many results are shown at once, and how many words an excerpt has.
const SHOWN = 10;
const EXCERPT = 36;

const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
const counted = (n) => fill(words.results[plurals.select(n)] ?? words.results.other, { n: numbers.format(n) });

/* --- The index ------------------------------------------------------------------------------------------------- */

let asked;

// Fetched when it is first needed. The worker would need rights of its own, and the index is small.
const index = () => {
  asked ??= import(new URL('pagefind.js', new URL(form.dataset.index, location))).then(async ({ createInstance }) => {
    const made = createInstance({ baseUrl: '/', basePath: form.dataset.index, noWorker: true });
    await made.init();
    // What is called so comes before what only mentions it, and a word that is shown before one that is not.
    await made.options({
      ranking: { pageLength: 0.3, metaWeights: { title: 6, of: 1.5, words: 0.6 } },
    });
    await made.filters();
    return made;
  });
  return asked;
};

/* --- Words ----------------------------------------------------------------------------------------------------- */

// Small letters without marks; æ, ø and å as they are written where a keyboard lacks them.
const spelt = { æ: 'ae', ø: 'oe', å: 'aa', ö: 'oe', ä: 'ae', ß: 'ss' };
const folded = (text) =>
  text
    .toLocaleLowerCase(lang)
    .replace(/[æøåöäß]/g, (letter) => spelt[letter])
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '');

// Signs of the index stand where words change to another language, `\ue001` and the following, and back.
const SIGNS = /[\ue000-\ue0ff]/g;

// The words of a passage, each with its language if that is another than the page's.
const read = (passage) => {
  let other = null;
  return passage.split(/\s+/).map((written) => {
    let own = other;
    for (const sign of written.match(SIGNS) ?? []) {
      const number = sign.charCodeAt(0) - 0xe001;
      other = number < 0 ? null : (words.languages[number] ?? null);
      own ??= other;
    }
    return { text: written.replace(SIGNS, ''), other: own };
  });
};

// Whether a word is one of those looked for, begins with it or has it within.
const isMeant = (text, terms) => {
  const word = folded(text);
  return terms.some((term) => (term.length > 2 ? word.includes(term) : word.replace(/[^\p{L}\p{N}]/gu, '') === term));
};

// Puts words into an element, those looked for marked, those in another language with it.
const put = (element, passage, isMarked) => {
  let run = null;
  for (const [n, { text, other }] of passage.entries()) {
    const space = n > 0 ? ' ' : '';
    if (!run || run.other !== other) {
      element.append(space);
      run = { other, into: element };
      if (other) {
        run.into = document.createElement('span');
        run.into.lang = other[0];
        element.append(run.into);
      }
    } else {
      run.into.append(space);
    }
    if (isMarked(text, n)) {
      const mark = document.createElement('mark');
      mark.textContent = text;
      run.into.append(mark);
    } else {
      run.into.append(text);
    }
  }
};

// Where an excerpt begins: as many of the marked words as possible are in it.
const start = (marked, length) => {
  let best = 0;
  let most = 0;
  for (let n = 0; n < marked.length; n += 1) {
    const within = marked.slice(n, n + length).filter(Boolean).length;
    if (within > most) [best, most] = [n, within];
  }
  // A few words before the first, so that it is read in its sentence.
  return Math.max(0, Math.min(best - 4, marked.length - length));
};

/* --- A result -------------------------------------------------------------------------------------------------- */

const shown = (data, terms, locations) => {
  const item = template.content.cloneNode(true);
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
  const title = read(data.meta.title);
  const meant = (text) => isMeant(text, terms);
  slot('title').href = data.raw_url;
  put(slot('title'), title, meant);

  const label = (name) => labels.get(name)?.get(data.filters[name]?.[0]);
  const facts = [label('kind'), data.meta.of, label('status'), label('publication')].filter(Boolean);
  facts.forEach((fact, n) => {
    if (n > 0) slot('facts').append(' · ');
    const passage = read(fact);
    put(slot('facts'), passage, meant);
  });

  const text = read(data.content);
  const others = new Set([...title, ...text].map(({ other }) => other?.[1]).filter(Boolean));
  if (others.size > 0) slot('facts').append(` · ${[...others].join(', ')}`);

  const at = new Set(locations);
  const marked = text.map((word, n) => at.has(n) || meant(word.text));
  const from = start(marked, EXCERPT);
  const passage = text.slice(from, from + EXCERPT);
  if (data.content === data.meta.title) {
    slot('text').remove();
  } else {
    if (from > 0) slot('text').append('… ');
    put(slot('text'), passage, (_, n) => marked[from + n]);
    if (from + EXCERPT < text.length) slot('text').append(' …');
  }
  return item;
};

/* --- A search -------------------------------------------------------------------------------------------------- */

let latest = 0;
let next = () => {};

const chosen = () => {
  const all = [['q', form.elements.q.value.trim()], ...facets.map((facet) => [facet.name, facet.value])];
  return new Map(all.filter(([, value]) => value));
};

// How many results each choice would leave. What a facet itself has chosen does not count for it.
const count = async (made, query, filters, found) => {
  for (const facet of facets) {
    let counts = found.filters[facet.name];
    if (filters[facet.name]) {
      const { [facet.name]: _, ...others } = filters;
      counts = (await made.search(query, { filters: others })).filters[facet.name];
    }
    for (const option of [...facet.options].filter((option) => option.value)) {
      const n = counts?.[option.value] ?? 0;
      option.text = `${labels.get(facet.name).get(option.value)} (${numbers.format(n)})`;
      option.hidden = n === 0 && !option.selected;
    }
  }
};

const nothing = () => {
  list.replaceChildren();
  more.hidden = true;
  status.textContent = '';
  for (const facet of facets) {
    for (const option of facet.options) {
      option.text = labels.get(facet.name).get(option.value);
      option.hidden = false;
    }
  }
};

// Searches for what is chosen. An answer that comes after the next question is not shown.
const search = async () => {
  const own = (latest += 1);
  const all = chosen();
  const query = all.get('q') ?? '';
  if (all.size === 0) return nothing();
  const filters = Object.fromEntries([...all].filter(([name]) => name !== 'q'));
  try {
    const made = await index();
    const found = await made.search(query || null, { filters });
    if (own !== latest) return undefined;
    await count(made, query || null, filters, found);
    if (own !== latest) return undefined;
    const terms = folded(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const { results } = found;
    list.replaceChildren();
    let at = 0;
    next = async () => {
      const page = results.slice(at, at + SHOWN);
      at += page.length;
      const data = await Promise.all(page.map((result) => result.data()));
      if (own !== latest) return null;
      const items = data.map((one, n) => shown(one, terms, page[n].words));
      const first = items[0]?.querySelector('a');
      list.append(...items);
      more.hidden = at >= results.length;
      return first;
    };
    await next();
    if (own !== latest) return undefined;
    status.textContent = said(results.length, query, Math.min(SHOWN, results.length));
  } catch {
    if (own !== latest) return undefined;
    nothing();
    status.textContent = words.failed;
    asked = undefined;
  }
  return undefined;
};

const said = (n, query, first) => {
  if (n === 0) return query ? fill(words.none, { query }) : words.none_chosen;
  const results = counted(n);
  const found = query ? fill(words.found, { results, query }) : results;
  return first < n ? `${found}. ${fill(words.first, { n: numbers.format(first) })}` : found;
};

/* --- The address ----------------------------------------------------------------------------------------------- */

const restore = () => {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get('q') ?? '';
  for (const facet of facets) {
    const value = asked.get(facet.name) ?? '';
    facet.value = labels.get(facet.name).has(value) ? value : '';
  }
  return search();
};

// Every search is a step that the back button undoes.
const begin = () => {
  const query = new URLSearchParams([...chosen()]).toString();
  const address = location.pathname + (query && `?${query}`);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  return search();
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  begin();
});
facets.forEach((facet) => facet.addEventListener('change', begin));
// The cross in the field clears it.
form.elements.q.addEventListener('search', () => form.elements.q.value === '' && begin());
more.querySelector('button').addEventListener('click', async () => (await next())?.focus());
addEventListener('popstate', restore);
restore();
