/**
 * Functions that came after the first version of the file format: a file writes them with `_xlfn.` (some with `_xlfn._xlws.`) before the name.
 * https://support.microsoft.com/office/issue-an-xlfn-prefix-is-displayed-in-front-of-a-formula-882f1ef7-68fb-4fcd-8d54-9fbb77fd5025
 */
const later = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW
CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM
CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT
F.TEST FILTERXML FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK
HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISO.CEILING ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV
MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION
PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ
REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER
TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST WORKDAY.INTL WRAPCOLS WRAPROWS XLOOKUP
XMATCH XOR Z.TEST`.split(/\s+/),
);
/** These have both. */
const sheetFunctions = new Set(['FILTER', 'SORT', 'SORTBY']);
/** Of those above: Excel writes these without. */
const exceptions = new Set(['NETWORKDAYS.INTL', 'WORKDAY.INTL']);

/** A formula of a file as people write it. */
export function plainFunctions(formula: string): string {
  return formula.includes('_xl') ? outsideTexts(formula, (part) => part.replaceAll(/_xl(?:fn|ws|udf|pm)\./gi, '')) : formula;
}

/** A formula as a file has it. */
export function fileFunctions(formula: string): string {
  return outsideTexts(formula, (part) =>
    part.replaceAll(/(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gi, (name: string) => {
      const upper = name.toUpperCase();
      if (sheetFunctions.has(upper)) return `_xlfn._xlws.${upper}`;
      return later.has(upper) && !exceptions.has(upper) ? `_xlfn.${upper}` : name;
    }),
  );
}

/** Changes what is no text and no quoted name of a sheet. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g, (part: string) => (/^["']/.test(part) ? part : change(part)));
}
