// The search of the site: everything is on the page, nothing is fetched.
const index = MiniSearch.loadJSON(LAKATOS_INDEX, LAKATOS_INDEX_OPTIONS);
const field = document.getElementById('words');
const results = document.getElementById('results');
const count = document.getElementById('count');

function search() {
  const found =
    field.value.trim() === ''
      ? []
      : index.search(field.value, { prefix: true, fuzzy: 0.15, boost: { title: 3 } }).slice(0, 40);
  count.textContent =
    field.value.trim() === '' ? '' : `${found.length} ${found.length === 1 ? 'place' : 'places'}`;
  results.replaceChildren(
    ...found.map(({ address, title, page }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = address;
      link.textContent = title || page;
      const where = document.createElement('span');
      where.className = 'aside';
      where.textContent = ` ${page}`;
      item.append(link, where);
      return item;
    }),
  );
}

field.addEventListener('input', search);
document.getElementById('search').addEventListener('submit', (event) => event.preventDefault());
const asked = new URLSearchParams(location.search).get('q');
if (asked) field.value = asked;
search();
