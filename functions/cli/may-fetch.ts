import { HongtouError } from '../domain/error.ts';
import type { Config } from './config.ts';

/** @throws HONGTOU_NO_CONTACT */
export function requireContact({ contact }: Pick<Config, 'contact'>): void {
  if (contact !== null) return;
  throw new HongtouError(
    'HONGTOU_NO_CONTACT',
    'nothing is fetched without a contact: set "contact" in the configuration to a URL or e-mail address at which a portal can reach you',
  );
}

/** @throws HONGTOU_NO_CONTACT; HONGTOU_NO_GROUPS where nobody said which of the portals that come with Hongtou are meant */
export function requireChosen(config: Pick<Config, 'contact' | 'unchosen'>): void {
  requireContact(config);
  if (config.unchosen === null) return;
  throw new HongtouError(
    'HONGTOU_NO_GROUPS',
    `no portal is chosen: name groups or ids in "groups" of the configuration or in --sources, a comma between two; there are ${config.unchosen}`,
  );
}
