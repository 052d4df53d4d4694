import { type I18n, setupI18n } from '@lingui/core';
import { useSettings } from '../features/tablet/settings.ts';

const catalogues = import.meta.glob<{ messages: Record<string, never> }>('../texts/*.po');
const laterCatalogues = import.meta.glob<{ messages: Record<string, never> }>('../texts/later/*.po');
const rightToLeft = ['ar', 'fa', 'he', 'ur'];

/** The interface's texts in the language chosen in the settings. Sets the document's language and direction. */
export const loadTexts = async (): Promise<I18n> => {
  const { language } = useSettings.getState();
  const isKnown = `../texts/${language}.po` in catalogues;
  const locale = isKnown ? language : 'en';
  const load = catalogues[`../texts/${locale}.po`];
  const i18n = setupI18n();
  const isInvented = locale === 'pseudo';
  i18n.loadAndActivate({
    locale,
    locales: isInvented ? 'en' : [...navigator.languages.filter((l) => l.startsWith(locale)), locale],
    messages: (await load?.())?.messages ?? {},
  });
  document.documentElement.lang = isInvented ? 'en' : locale;
  document.documentElement.dir =
    rightToLeft.includes(locale) || new URLSearchParams(location.search).get('dir') === 'rtl' ? 'rtl' : 'ltr';
  // The texts of screens that no start shows come a moment later.
  void laterCatalogues[`../texts/later/${locale}.po`]?.().then(({ messages }) => i18n.load(locale, messages));
  return i18n;
};
