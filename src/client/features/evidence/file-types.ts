/** What pickers offer. What is taken in is decided by a file's content, never by this. */
export const photoTypes = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif';
export const fileTypes = `${photoTypes},application/pdf,audio/mp4,audio/x-m4a,audio/webm,.m4a,.webm`;
