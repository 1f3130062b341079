'use strict';
(() => {
  const form = document.querySelector('form.filter');
  const find = form.querySelector('input[type=search]');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const items = [...document.querySelectorAll('[data-outcomes]')];
  // Inner groups come last in the page, and an outer one has to wait for them.
  const groups = [...document.querySelectorAll('[data-group]')].reverse();
  const texts = new Map();

  const textOf = (item) => {
    if (!texts.has(item)) {
      texts.set(item, item.textContent.toLowerCase());
    }
    return texts.get(item);
  };

  const apply = () => {
    const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) {
      const outcomes = item.dataset.outcomes.split(' ');
      const fits = wanted.length === 0 || wanted.some((outcome) => outcomes.includes(outcome));
      item.hidden = !(fits && words.every((word) => textOf(item).includes(word)));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector('[data-outcomes]:not([hidden])');
    }
    const rows = items.filter((item) => item.matches('tr'));
    const shown = rows.filter((row) => !row.hidden).length;
    form.querySelector('output').value =
      shown === rows.length ? `${rows.length} cases` : `${shown} of ${rows.length} cases`;
  };

  // A link leads to what it names, whatever the filter says.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) {
      for (let element = target; element; element = element.parentElement) {
        element.hidden = false;
      }
      target.querySelectorAll('[data-group], [data-outcomes]').forEach((inner) => {
        inner.hidden = false;
      });
      if (target.matches('details')) {
        target.open = true;
      }
      target.scrollIntoView();
    }
  };

  // On paper everything is open that could be opened.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener('afterprint', () => {
    closed.forEach((details) => { details.open = false; });
  });

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', apply);
  addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
  reveal();
})();
