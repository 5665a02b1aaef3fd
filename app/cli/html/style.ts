/** Holds no character that HTML would escape. */
export const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; } h3, h4 { margin: 0 0 .25rem; }
small { font-weight: normal; font-size: .85rem; opacity: .75; }
article { border: 1px solid #8886; border-radius: .5rem; padding: 1rem; margin: 1rem 0; break-inside: avoid; }
section section, article section { border-left: .25rem solid #888; padding-left: .75rem; margin: 1rem 0; }
section.high { border-color: #b3261e; } section.medium { border-color: #b26a00; } section.low { border-color: #5f6b7a; }
p { margin: .25rem 0; } ul, ol { margin: .25rem 0; padding-left: 1.25rem; }
.photo { float: right; margin: 0 0 .5rem 1rem; } .photo img { max-width: 8rem; max-height: 8rem; }
footer { font-size: .85rem; opacity: .8; margin-top: 2rem; }
`;
