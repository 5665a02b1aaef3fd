import { expect, it } from 'vitest';
import { activeParts } from '~/core/html/active-html';

it.each([
  ['<p>Sirop</p><script>alert(1)</script>', ['<script>']],
  ['<img src="a.jpg" onerror="x()">', ['onerror']],
  ['<a href=" java\tscript:x()">Sirop</a>', ['javascript:']],
  ['<a HREF="JAVASCRIPT:x()" OnClick="y()">Sirop</a>', ['javascript:', 'onclick']],
  ['<iframe srcdoc="<p>"></iframe><object></object>', ['srcdoc', '<object>']],
])('finds in %s', (html, parts) => {
  expect(activeParts(html)).toEqual(parts);
});

it.each([
  '<p class="a" style="color: red">Sirop <strong>pur</strong></p>',
  '<iframe src="https://www.youtube.com/embed/x"></iframe>',
  'a < b & onclick=1',
  '<a href="https://example.com/?q=javascript:">Sirop</a>',
])('finds nothing in %s', (html) => {
  expect(activeParts(html)).toEqual([]);
});
