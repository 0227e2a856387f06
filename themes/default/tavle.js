// What a script adds to the pages: fields that narrow down a table, heads that sort it, and links to copy. Without it
// everything is there to be read. It keeps nothing and asks for nothing: what a reader has chosen stands in the
// address, so it can be sent to a colleague. It is no module, because browsers run none from a folder on disk.
'use strict';
{
  const words = document.currentScript.dataset;
  const lang = document.documentElement.lang;
  const collator = new Intl.Collator(lang, { numeric: true });
  const choices = ['text', 'unit', 'status', 'sort'];

  // A value that is found when it is first asked for: most readers never do.
  const once = (find) => {
    let known;
    return () => (known ??= find());
  };

  /* --- Texts ------------------------------------------------------------------------------------------------- */

  // What a text is compared by: it in small letters without marks, once for each way to spell the letters that a keyboard may
  // lack. The table has each letter, then how it is spelt with two letters, with one, and in addresses.
  const speller = (table) => {
    const all = table.split(' ');
    const letters = all.filter((_, n) => n % 4 === 0);
    const lacking = new RegExp(`[${letters.join('')}]`, 'g');
    const ways = [1, 2, 3].map((way) => new Map(letters.map((letter, n) => [letter, all[4 * n + way]])));
    const bare = (text) => text.normalize('NFD').replace(/[\p{M}\u00ad]/gu, '');
    return (text) => {
      const small = text.normalize('NFC').toLocaleLowerCase(lang);
      return [...new Set(ways.map((way) => bare(small.replace(lacking, (letter) => way.get(letter)))))];
    };
  };

  // What a cell says; a dash says nothing.
  const said = (cell) => (!cell || cell.classList.contains('empty') ? '' : cell.textContent.trim());

  /* --- A table as rows and columns ----------------------------------------------------------------------------- */

  // The rows as they were written, each with a cell for every column: one that spans rows is shared by them.
  const read = (table, spellings) => {
    const rows = [];
    const spans = [];
    for (const body of table.tBodies) {
      let above = [];
      for (const tr of body.querySelectorAll('tr:not(.group, .total)')) {
        const cells = [];
        const own = [...tr.cells];
        const row = { tr, body, cells, number: rows.length };
        row.order = (column) => cells[column]?.dataset.order;
        row.of = (name) => (tr.getAttribute(`data-${name}`) ?? '').split(' ');
        for (let column = 0; own.length > 0 || above[column]?.left > 0; column += 1) {
          const span = above[column];
          if (span?.left > 0) {
            cells[column] = span.cell;
            span.rows.push(row);
            span.left -= 1;
          } else {
            const cell = own.shift();
            cells[column] = cell;
            const begun = { cell, column, rows: [row], left: cell.rowSpan - 1, copies: [] };
            above[column] = begun;
            if (cell.rowSpan > 1) spans.push(begun);
          }
        }
        // What a group contributes to is no part of what it is called.
        const heading = [...(body.querySelector('tr.group > th')?.childNodes ?? [])];
        row.group = heading.map((node) => (node.classList?.contains('serves') ? '' : node.textContent)).join('').trim();
        row.said = cells.map(said);
        row.text = once(() => spellings([row.group, ...row.said].join(' ')).join('\n'));
        row.actions = [...tr.querySelectorAll('.c-actions > .milestones > li')].map((li) => {
          const state = li.querySelector('.status')?.classList[1].slice('status-'.length);
          return { li, status: [state ?? 'no-status', li.querySelector('.late') ? 'late' : ''] };
        });
        rows.push(row);
      }
    }
    return { rows, spans };
  };

  // The sums and means below the rows, each of as many groups as it says, counted backwards from its own.
  const readTotals = (table, heads) =>
    [...table.querySelectorAll('tr.total')].map((tr) => {
      const bodies = [...table.tBodies].filter((body) => !body.classList.contains('totals'));
      const own = tr.closest('tbody');
      const next = own?.classList.contains('totals') ? bodies.findLast((body) => body.compareDocumentPosition(own) & 4) : own;
      const end = next ? bodies.indexOf(next) + 1 : bodies.length;
      // Of two rows, one has the sums and the other the means.
      const cells = [...tr.cells].map((cell, column) => ({ cell, column, by: heads[column].dataset }));
      const sums = cells.filter(({ cell, by }) => by.total && cell.textContent !== '');
      return { tr, bodies: new Set(bodies.slice(end - Number(tr.dataset.groups), end)), sums };
    });

  // Numbers as whole numbers of their smallest decimals, so that no digit is lost.
  const scaled = (written, decimals) => {
    const [whole, rest = ''] = written.split('.');
    return BigInt(whole + rest.padEnd(decimals, '0'));
  };

  const added = (written, { total, decimals }) => {
    if (written.length === 0) return '';
    const most = Math.max(...written.map((one) => (one.split('.')[1] ?? '').length));
    const sum = written.reduce((all, one) => all + scaled(one, most), 0n);
    const shown = decimals === undefined ? most + (total === 'mean' ? 1 : 0) : Number(decimals);
    const digits = (units, places) => {
      const text = String(units < 0n ? -units : units).padStart(places + 1, '0');
      return (units < 0n ? '-' : '') + text.slice(0, text.length - places) + (places ? `.${text.slice(-places)}` : '');
    };
    if (total === 'sum') return digits(sum, most);
    const exact = Math.max(most, shown);
    const divisor = BigInt(written.length) * 10n ** BigInt(exact - shown);
    const units = sum * 10n ** BigInt(exact - most);
    const size = ((units < 0n ? -units : units) * 2n + divisor) / (2n * divisor);
    return digits(units < 0n ? -size : size, shown);
  };

  const inWords = (digits, pattern) => {
    if (digits === '') return '';
    const places = (digits.split('.')[1] ?? '').length;
    const format = new Intl.NumberFormat(lang, { minimumFractionDigits: places, maximumFractionDigits: places });
    return pattern.replace('{number}', () => format.format(digits).replace('-', '\u2212'));
  };

  const insert = (row, cell, column) => {
    const after = row.cells.slice(column + 1).find((next) => next.parentNode === row.tr);
    row.tr.insertBefore(cell, after ?? null);
  };

  // A cell that spans rows spans those that are shown; where they no longer stand together, each has a copy.
  const spread = (span, isShown, isSorted) => {
    span.copies.forEach((copy) => copy.remove());
    span.copies = [];
    const shown = span.rows.filter(isShown);
    const [first, ...others] = shown.length > 0 ? shown : span.rows;
    span.cell.rowSpan = isSorted ? 1 : others.length + 1;
    insert(first, span.cell, span.column);
    for (const row of isSorted ? others : []) {
      const copy = span.cell.cloneNode(true);
      copy.removeAttribute('id');
      span.copies.push(copy);
      insert(row, copy, span.column);
    }
  };

  const compare = (column) => (a, b) => {
    const orders = [a.order(column), b.order(column)];
    if (orders.some((order) => order !== undefined)) {
      // What has no date, state or number stands last.
      if (orders.includes(undefined)) return orders[0] === undefined ? 1 : -1;
      const numbers = orders.map(Number);
      // Whole numbers that are longer than a browser's numbers keep their digits.
      if (numbers.every((number) => Math.abs(number) > Number.MAX_SAFE_INTEGER)) {
        const [one, other] = orders.map((order) => BigInt(order.split('.')[0]));
        return one < other ? -1 : Number(one > other);
      }
      if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
      return orders[0] < orders[1] ? -1 : Number(orders[0] > orders[1]);
    }
    const texts = [a.said[column] ?? '', b.said[column] ?? ''];
    if (texts.includes('')) return Number(texts[0] === '') - Number(texts[1] === '');
    return collator.compare(...texts);
  };

  // Rows in the order of a column. What has nothing to be ordered by stands last both ways: an empty cell, or words in the
  // place of a date.
  const inOrder = (rows, column, sort) => {
    const order = compare(column);
    const way = sort.startsWith('-') ? -1 : 1;
    const isOrdered = rows.some((row) => row.order(column) !== undefined);
    const isLast = (row) => (isOrdered ? row.order(column) === undefined : !row.said[column]);
    return [...rows].sort((a, b) => (isLast(a) || isLast(b) ? 1 : way) * order(a, b) || a.number - b.number);
  };

  // What the address leads to on this page. It may be typed by hand, and `#100%` is the name of nothing.
  const aimedAt = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /* --- Fields by which rows are narrowed down ------------------------------------------------------------------- */

  // What is chosen in the fields of a form, which stands in the address too. `arrange` shows what is left.
  const chooser = (form, parameter, arrange) => {
    const status = form.querySelector('[role="status"]');
    const clear = form.querySelector('[type="reset"]');
    // Beside the fields of every table there is one for each column of choices.
    const columns = [...form.querySelectorAll('[data-column]')].map((field) => field.name);
    const names = [...choices, ...columns];
    let chosen = {};

    const isLeft = (spellings) => {
      const wanted = (chosen.text ?? '').split(/\s+/).map(spellings);
      return (row) =>
        (!chosen.text || wanted.every((word) => word.some((spelling) => row.text().includes(spelling)))) &&
        (!chosen.unit || row.of('units').includes(chosen.unit)) &&
        (!chosen.status || row.of('status').includes(chosen.status)) &&
        columns.every((name) => !chosen[name] || row.of(name).includes(chosen[name]));
    };

    // Says how many rows there are, and on paper also which.
    const say = (number) => {
      const count = form.dataset.count.replace('{n}', number.toLocaleString(lang));
      const picked = [...form.elements]
        .filter((field) => field.value && field.name !== 'sort' && names.includes(field.name))
        .map((field) => `${field.previousElementSibling.textContent}: ${field.selectedOptions?.[0].textContent ?? field.value}`);
      if (status.textContent !== count) status.textContent = count;
      const paper = form.dataset.paper.replace('{choice}', () => [...picked, count].join('; '));
      form.querySelector('.on-paper').textContent = picked.length > 0 ? paper : '';
      form.classList.toggle('is-chosen', picked.length > 0);
    };

    const show = (next) => {
      chosen = next;
      for (const name of names) {
        const field = form.elements[name];
        const value = name === 'sort' ? (chosen.sort ?? '').replace(/^-/, '') : (chosen[name] ?? '');
        if (field && field.value !== value) field.value = value;
      }
      clear.hidden = !names.some((name) => chosen[name]);
      arrange(chosen);
      lead();
    };

    // The same choice leads on to all rows, where these are only a part.
    const everywhere = form.querySelector('.reach a');
    const lead = () => {
      if (!everywhere) return;
      const to = new URL(everywhere.href);
      for (const name of names) {
        to.searchParams.delete(name);
        if (chosen[name]) to.searchParams.set(name, chosen[name]);
      }
      everywhere.href = to;
    };

    const fromAddress = () => {
      const asked = new URLSearchParams(location.search);
      const known = (name, value) => name === 'text' || [...(form.elements[name]?.options ?? [])].some((one) => one.value === value.replace(/^-/, ''));
      const next = {};
      for (const name of names) {
        const value = asked.get(parameter(name));
        if (!value) continue;
        // A link to what no row is, or is any more, shows no row rather than all of them.
        if (!known(name, value) && (name === 'status' || name === 'unit' || columns.includes(name))) form.elements[name]?.add(new Option(value, value));
        if (known(name, value)) next[name] = value;
      }
      show(next);
    };

    // Typing is one step back however long the word is.
    let wasTyping = false;
    const toAddress = (isTyping) => {
      const address = new URL(location);
      for (const name of names) {
        address.searchParams.delete(parameter(name));
        if (chosen[name]) address.searchParams.set(parameter(name), chosen[name]);
      }
      if (address.href !== location.href) {
        if (isTyping && wasTyping) history.replaceState(null, '', address);
        else history.pushState(null, '', address);
        wasTyping = isTyping;
      }
    };

    const choose = (change, isTyping = false) => {
      show({ ...chosen, ...change });
      toAddress(isTyping);
    };

    // Heads that sort the rows by their column.
    const sortable = (heads, keys) =>
      heads.forEach((head, n) => {
        if (head.classList.contains('c-unit')) return;
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'sort';
        button.append(...head.childNodes);
        button.addEventListener('click', () => {
          const next = { [keys[n]]: `-${keys[n]}`, [`-${keys[n]}`]: '' }[chosen.sort] ?? keys[n];
          choose({ sort: next });
        });
        head.append(button);
      });

    const begin = () => {
      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('reset', (event) => {
        event.preventDefault();
        choose(Object.fromEntries(names.map((name) => [name, ''])));
        form.elements.text.focus();
      });
      form.addEventListener('input', ({ target }) => choose({ [target.name]: target.value }, target.name === 'text'));
      addEventListener('popstate', () => {
        wasTyping = false;
        fromAddress();
      });
      fromAddress();
      form.hidden = false;
    };

    return { names, status, isLeft, say, choose, sortable, begin };
  };

  // The heads of a table, and the word for each column in addresses.
  const headsOf = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head) => head.classList[0].slice('c-'.length));
    const mark = (sort) => {
      const column = keys.indexOf((sort ?? '').replace(/^-/, ''));
      heads.forEach((head, n) => {
        if (n === column) head.setAttribute('aria-sort', sort.startsWith('-') ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      });
      return column;
    };
    return { heads, keys, mark };
  };

  // On a narrow screen the heads are out of sight, and so not to be stopped at.
  const reach = (table, figure) =>
    new ResizeObserver(() => {
      const isHidden = getComputedStyle(table.tHead).position === 'absolute';
      table.tHead.querySelectorAll('.sort').forEach((button) => (button.tabIndex = isHidden ? -1 : 0));
    }).observe(figure);

  // To which group a row belongs, where the rows of many are mixed.
  const ofGroup = (row) => {
    const note = document.createElement('span');
    note.className = 'note of-group';
    note.textContent = row.group;
    return note;
  };

  /* --- A table that can be narrowed down ------------------------------------------------------------------------ */

  const board = (form, isAlone) => {
    const figure = form.parentElement;
    const table = figure.querySelector('table');
    const spellings = speller(form.dataset.letters);
    const { rows, spans } = read(table, spellings);
    const { heads, keys, mark } = headsOf(table);
    const bodies = [...table.tBodies].filter((body) => !body.classList.contains('totals'));
    const totals = readTotals(table, heads);
    const sorted = document.createElement('tbody');
    const notes = new Map();

    const note = (row) => {
      if (!row.group) return;
      const note = ofGroup(row);
      notes.set(row, note);
      (row.tr.querySelector('th') ?? row.tr.cells[0]).append(' ', note);
    };

    // Until something is chosen, all is as it was written.
    let isTouched = false;
    const arrange = (chosen) => {
      isTouched ||= fields.names.some((name) => chosen[name]);
      if (!isTouched) {
        fields.say(rows.length);
        return;
      }
      const column = mark(chosen.sort);
      const isSorted = column >= 0;
      const shown = new Set(rows.filter(fields.isLeft(spellings)));
      notes.forEach((note) => note.remove());
      notes.clear();
      rows.forEach((row) => (row.tr.hidden = !shown.has(row)));
      // Of the actions in a row, only those in the state that was chosen.
      for (const { li, status } of rows.flatMap((row) => row.actions)) {
        li.hidden = Boolean(chosen.status) && !status.includes(chosen.status);
      }
      spans.forEach((span) => spread(span, (row) => shown.has(row), isSorted));
      if (isSorted) {
        inOrder(rows, column, chosen.sort).forEach((row) => sorted.append(row.tr));
        shown.forEach(note);
        table.append(sorted);
      } else {
        rows.forEach((row) => row.body.append(row.tr));
        totals.forEach(({ tr }) => tr.parentNode.append(tr));
        sorted.remove();
      }
      addUp(shown, isSorted);
      headings(shown, isSorted);
      fields.say(shown.size);
    };

    // What stands below the rows is of those that are shown. In another order there are no groups to be added up.
    const addUp = (shown, isSorted) => {
      for (const { tr, bodies, sums } of totals) {
        const of = [...shown].filter((row) => bodies.has(row.body));
        for (const { cell, column, by } of sums) {
          const written = of.map((row) => row.order(column)).filter((order) => order !== undefined);
          cell.textContent = inWords(added(written, by), by.pattern);
        }
        const isEmpty = sums.every(({ cell }) => cell.textContent === '');
        tr.hidden = isEmpty || (isSorted && tr.closest('tbody') !== null);
      }
    };

    // The heading of a group is shown with any of its rows, and with any group within it.
    const headings = (shown, isSorted) => {
      let isWithin = false;
      const withRows = new Set([...shown].map((row) => row.body));
      for (const body of [...bodies].reverse()) {
        const has = withRows.has(body);
        const isSub = body.querySelector('.group-2') !== null;
        body.hidden = isSorted || !(has || (!isSub && isWithin));
        isWithin = isSub ? isWithin || has : false;
      }
    };

    const fields = chooser(form, (name) => (isAlone ? name : `${table.id}.${name}`), arrange);
    // A link to a row that is left out shows all again.
    const reveal = () => {
      const aim = aimedAt();
      if (aim && table.contains(aim) && aim.closest('[hidden]')) {
        fields.choose(Object.fromEntries(fields.names.map((name) => [name, ''])));
        aim.scrollIntoView();
      }
    };
    addEventListener('hashchange', reveal);

    reach(table, figure);
    fields.sortable(heads, keys);
    fields.begin();
    reveal();
    aimedAt()?.scrollIntoView();
  };

  /* --- All rows of a large data set ------------------------------------------------------------------------------- */

  // So many rows are shown at once, and as many more whenever they are asked for.
  const most = 100;

  const textOf = (html) => {
    const cell = document.createElement('template');
    cell.innerHTML = html;
    return cell.content.textContent.trim();
  };

  // What a row says in short, from the file of all rows. Many rows share a value, whose text is `texts`.
  const brief = (row, number, { parts, values }, texts, spellings) => {
    const cells = [row.title, ...row.cells.map((value) => (value === null ? null : values[value]))];
    const keys = Object.fromEntries(row.keys);
    const said = once(() => [textOf(row.title), ...row.cells.map((value) => (value === null ? '' : texts[value]()))]);
    const text = once(() => spellings([row.group, ...said(), row.text].join(' ')).join('\n'));
    return {
      number,
      group: row.group,
      cells,
      href: `${parts[row.part]}#${row.id}`,
      order: (column) => row.order[column] ?? undefined,
      of: (name) => (keys[name] ?? '').split(' '),
      get said() {
        return said();
      },
      text,
    };
  };

  // The page lists the parts. What is chosen is looked for in all of them, and each row that is found leads to its own.
  const survey = (form) => {
    const figure = form.parentElement;
    const spellings = speller(form.dataset.letters);
    const list = figure.querySelector('.table-scroll');
    const frame = form.querySelector('template').content.firstElementChild.cloneNode(true);
    const table = frame.firstElementChild;
    const { heads, keys, mark } = headsOf(table);
    const [body] = table.tBodies;
    const more = document.createElement('button');
    more.type = 'button';
    const rest = document.createElement('p');
    rest.className = 'more';
    rest.append(more);
    frame.setAttribute('aria-label', table.caption.textContent);

    let asked;
    let empty = '';
    const all = () =>
      (asked ??= fetch(form.dataset.rows)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
        .then((read) => {
          ({ empty } = read);
          const texts = read.values.map((html) => once(() => textOf(html)));
          return read.rows.map((row, number) => brief(row, number, read, texts, spellings));
        }));

    const line = (row) => {
      const tr = document.createElement('tr');
      row.cells.forEach((html, column) => {
        const cell = document.createElement(column === 0 ? 'th' : 'td');
        cell.className = heads[column].className;
        if (column === 0) {
          cell.scope = 'row';
          const link = document.createElement('a');
          link.href = row.href;
          link.innerHTML = html;
          cell.append(link);
          if (row.group) cell.append(' ', ofGroup(row));
        } else {
          cell.dataset.label = heads[column].textContent;
          cell.innerHTML = html ?? empty;
          cell.classList.toggle('empty', html === null);
        }
        tr.append(cell);
      });
      return tr;
    };

    let left = [];
    const paint = () => {
      const shown = body.rows.length;
      body.append(...left.slice(shown, shown + most).map(line));
      const others = left.length - body.rows.length;
      rest.hidden = others === 0;
      more.textContent = form.dataset.more.replace('{n}', Math.min(others, most).toLocaleString(lang));
    };
    more.addEventListener('click', () => {
      const shown = body.rows.length;
      paint();
      body.rows[shown]?.querySelector('a')?.focus();
    });

    // Only what was chosen last is shown, however long it takes to read the rows.
    let turn = 0;
    const arrange = async (chosen) => {
      turn += 1;
      const own = turn;
      const isAsked = fields.names.some((name) => chosen[name]);
      if (!isAsked) {
        frame.remove();
        rest.remove();
        list.hidden = false;
        fields.status.textContent = '';
        form.classList.remove('is-chosen');
        return;
      }
      const rows = await all().catch((error) => {
        console.error(error);
        asked = undefined;
      });
      if (own !== turn) return;
      if (!rows) {
        fields.status.textContent = form.dataset.failed;
        return;
      }
      const found = rows.filter(fields.isLeft(spellings));
      const column = mark(chosen.sort);
      left = column >= 0 ? inOrder(found, column, chosen.sort) : found;
      body.replaceChildren();
      paint();
      for (const tr of table.querySelectorAll('tr.total')) {
        [...tr.cells].forEach((cell, n) => {
          const by = heads[n].dataset;
          if (by.total !== tr.dataset.total) return;
          const written = found.map((row) => row.order(n)).filter((order) => order !== undefined);
          cell.textContent = inWords(added(written, by), by.pattern);
        });
        tr.hidden = found.length === 0;
      }
      list.hidden = true;
      if (!frame.isConnected) {
        form.after(frame, rest);
        fit(frame);
      }
      fields.say(found.length);
    };

    const fields = chooser(form, (name) => name, arrange);
    reach(table, figure);
    fields.sortable(heads, keys);
    fields.begin();
    const aim = aimedAt();
    if (aim) (list.contains(aim) ? form : aim).scrollIntoView();
  };

  // A row that stands in a part of a large data set, and was asked for where it stood before, or where it is no more.
  const follow = () => {
    if (location.hash.length < 2 || aimedAt()) return;
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const parts = [...document.querySelectorAll('.moved > a')];
    const to = parts.find((part) => part.dataset.ids.split(' ').includes(id))?.href;
    const whole = document.querySelector('nav.parts')?.dataset.set;
    if (to) location.replace(to + location.search + location.hash);
    else if (whole) location.replace(new URL(whole, location) + location.hash);
  };

  /* --- Tables that fit --------------------------------------------------------------------------------------------- */

  // A table that is no wider than its frame is let out of it, so that its head follows the reader down the page. One that is
  // wider scrolls in it, also where so few columns mostly fit.
  const fit = (frame) => {
    const table = frame.firstElementChild;
    const look = () => {
      const fits = table.offsetWidth <= frame.clientWidth;
      frame.classList.toggle('fits', fits);
      frame.classList.toggle('overflows', !fits);
    };
    new ResizeObserver(look).observe(frame);
  };

  /* --- Links to copy ------------------------------------------------------------------------------------------------ */

  const reported = document.createElement('p');
  reported.className = 'visually-hidden';
  reported.setAttribute('role', 'status');

  const link = (id, name) => {
    const link = document.createElement('a');
    link.className = 'anchor';
    link.href = `#${id}`;
    link.textContent = '#';
    link.setAttribute('aria-label', name);
    link.addEventListener('click', () => {
      reported.textContent = '';
      navigator.clipboard?.writeText(link.href).then(
        () => (reported.textContent = words.copied),
        () => {},
      );
    });
    return link;
  };

  const linkAll = () => {
    document.body.append(reported);
    for (const heading of document.querySelectorAll('main :is(h2, h3, h4, h5, h6)[id]')) {
      // A list of headings names them without their links.
      heading.setAttribute('aria-label', heading.textContent.trim());
      heading.append(' ', link(heading.id, words.heading));
    }
    // At the end of a row, so that its name is not read with it again and again.
    for (const row of document.querySelectorAll('main .table tbody tr[id]')) {
      const cells = [...row.cells].filter((cell) => !cell.classList.contains('empty') && cell.rowSpan === 1);
      cells.at(-1)?.append(link(row.id, words.row));
      cells.at(-1)?.classList.add('anchored');
    }
  };

  const forms = [...document.querySelectorAll('figure.data > form.filter')];
  for (const form of forms) {
    // What goes wrong with one table is not to take the script from all that follows.
    try {
      if (form.dataset.rows) survey(form);
      else board(form, forms.length === 1);
    } catch (error) {
      console.error(error);
    }
  }
  linkAll();
  document.querySelectorAll('.table-scroll').forEach(fit);
  follow();
  addEventListener('hashchange', follow);
}
