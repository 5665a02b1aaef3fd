/** A page of a connection. */
export interface ConnectionPage<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

/** All nodes, of which the first page is known. `null` where a page's owner is gone. */
export async function allPages<Node>(
  first: ConnectionPage<Node>,
  next: (after: string) => Promise<ConnectionPage<Node> | null>,
): Promise<Node[] | null> {
  const nodes = [...first.nodes];
  for (let { pageInfo } = first; pageInfo.hasNextPage && pageInfo.endCursor !== null;) {
    const page = await next(pageInfo.endCursor);
    if (!page) return null;
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return nodes;
}

/**
 * Search terms for what comes after an id in the order of ids: Shopify's own cursors end at 25,000 objects.
 * `null`: from the first on.
 */
export function afterId(search: string, id: string | null): string {
  return id === null ? search : `${search} AND id:>${id.split('/').at(-1) ?? id}`;
}
