import arabic from '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf?url';
import arabicBold from '@expo-google-fonts/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf?url';
import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import devanagari from '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url';
import devanagariBold from '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf?url';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import hebrewBold from '@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf?url';
import japanese from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?url';
import korean from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?url';
import chinese from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import thai from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import thaiBold from '@expo-google-fonts/noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf?url';
import latinBold from '#report/fonts/noto-sans-bold.ttf?url';
import latin from '#report/fonts/noto-sans-regular.ttf?url';
import type { TypefaceFiles, TypefaceName } from '#report/pdf/text/typefaces.ts';

const files: Record<TypefaceName, readonly [regular: string, bold?: string]> = {
  latin: [latin, latinBold],
  arabic: [arabic, arabicBold],
  hebrew: [hebrew, hebrewBold],
  devanagari: [devanagari, devanagariBold],
  thai: [thai, thaiBold],
  japanese: [japanese],
  chinese: [chinese],
  korean: [korean],
  emoji: [emoji],
};

const bytesAt = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** A typeface's files; undefined where they are neither kept on this device nor to be had now. */
export const fetchTypeface = async (name: TypefaceName): Promise<TypefaceFiles | undefined> => {
  const [regular, bold] = files[name];
  try {
    const [regularBytes, boldBytes] = await Promise.all([bytesAt(regular), bold ? bytesAt(bold) : undefined]);
    return { name, regular: regularBytes, ...(boldBytes ? { bold: boldBytes } : {}) };
  } catch {
    return undefined;
  }
};
