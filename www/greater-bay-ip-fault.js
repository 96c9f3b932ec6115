// What is said where nothing can be drawn, fetched only then. The build puts FAULT before this code: words by language.

export { FAULT };
