// What a ruler says of the screen: targets, sizes of text, what sticks out sideways. Answers a list of complaints.
((least) => {
  const out = [];
  const name = e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')} "${(e.ariaLabel || e.innerText || e.labels?.[0]?.innerText || '').trim().slice(0, 40)}"`;
  const seen = e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden' && !e.closest('[inert]');
  // a label around its input is the target; so is an input that stands alone
  const targets = [...document.querySelectorAll('a[href],button,summary,select,textarea,label:has(input),input')]
    .filter(e => !(e.tagName === 'INPUT' && e.closest('label')));
  for (const e of targets.filter(seen)) {
    const r = e.getBoundingClientRect();
    if (r.width < least - 0.5 || r.height < least - 0.5) out.push(`target ${Math.round(r.width)}x${Math.round(r.height)}: ${name(e)}`);
  }
  if (!targets.length) out.push('no target at all');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  for (let t = walk.nextNode(); t; t = walk.nextNode()) {
    const e = t.parentElement;
    // the letters in marks are drawn, and say nothing that the words beside them do not
    if (!t.data.trim() || /^(SCRIPT|STYLE)$/.test(e.tagName) || e.closest('svg,.ds-sr-only') || !seen(e)) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 14 - 0.01) small.add(`text ${getComputedStyle(e).fontSize}: ${name(e)}`);
  }
  out.push(...small);
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) out.push(`the page is ${wide} px wide on a screen of ${innerWidth}`);
  // WCAG 1.4.10: a table of data may scroll in two directions, where it can be reached and has a name
  const table = e => e.closest('[role=region][tabindex="0"][aria-label]:has(table)');
  for (const e of document.querySelectorAll('body *')) {
    if (!seen(e) || table(e) || e.closest('svg,.ds-sr-only')) continue;
    const r = e.getBoundingClientRect();
    if (r.right > innerWidth + 1 || r.left < -1) { out.push(`sticks out ${Math.round(r.left)}..${Math.round(r.right)}: ${name(e)}`); break; }
    // a box that scrolls sideways hides a part of its words, and cannot be seen to
    if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)) { out.push(`scrolls sideways ${e.scrollWidth} > ${e.clientWidth}: ${name(e)}`); break; }
  }
  return out;
})
