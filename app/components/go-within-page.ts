import type { MouseEvent } from 'react';

/**
 * Follows a link to a place of the page whose name begins so. Within the page: an address of its own would be one more
 * step back.
 */
export function goWithinPage(event: MouseEvent<HTMLElement>, place: string): void {
  const link =
    event.target instanceof Element ? event.target.closest(`a[href^="#${place}"]`) : null;
  if (link === null) return;
  event.preventDefault();
  document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.focus();
}
