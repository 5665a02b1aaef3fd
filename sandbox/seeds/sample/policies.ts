import type { SandboxPolicy } from '../../model';

/** The privacy policy has no French, and no policy says when an order arrives. */
export const SAMPLE_POLICIES: SandboxPolicy[] = [
  {
    type: 'REFUND_POLICY',
    bodyHtml:
      '<p>Send back what you do not want within 30 days of receiving it, unused and in its packaging. We refund the price once it is with us.</p>',
    frenchHtml:
      '<p>Retournez ce que vous ne voulez pas dans les 30 jours suivant la réception, inutilisé et dans son emballage. Nous remboursons le prix dès que nous l’avons reçu.</p>',
  },
  {
    type: 'SHIPPING_POLICY',
    bodyHtml:
      '<p>We ship from Plattsburgh, New York, to the United States and Canada. Shipping is free above $75.</p>',
    frenchHtml:
      '<p>Nous expédions de Plattsburgh, dans l’État de New York, vers les États-Unis et le Canada. La livraison est gratuite à partir de 75 $.</p>',
  },
  {
    type: 'PRIVACY_POLICY',
    bodyHtml: '<p>We keep your address for as long as it takes to deliver your order.</p>',
    frenchHtml: null,
  },
];
