/**
 * Functions with more than one parameter, and the order of those: names of the parameters as Graph has them (its metadata, actions of
 * `workbookFunctions`), in the order of https://support.microsoft.com/office/b3944572-255d-4efb-bb96-c6d90033e188.
 */
const table = `
and values; average values; averagea values; averageif range criteria averageRange; base number radix minLength; ceilingmath number significance mode
choose indexNum values; combin number numberChosen; combina number numberChosen; concatenate values; convert number fromUnit toUnit; count values
counta values; countif range criteria; countifs values; date year month day; datevalue dateText; days endDate startDate; days360 startDate endDate method
db cost salvage life period month; ddb cost salvage life period factor; dec2bin number places; dec2hex number places; dec2oct number places
decimal number radix; edate startDate months; effect nominalRate npery; eomonth startDate months; exact text1 text2; find findText withinText startNum
fixed number decimals noCommas; floormath number significance mode; fv rate nper pmt pv type; gcd values; hlookup lookupValue tableArray rowIndexNum rangeLookup
if logicalTest valueIfTrue valueIfFalse; iferror value valueIfError; ifna value valueIfNa; intrate settlement maturity investment redemption basis
ipmt rate per nper pv fv type; irr values guess; large array k; lcm values; left text numChars; log number base; lookup lookupValue lookupVector resultVector
match lookupValue lookupArray matchType; max values; median values; mid text startNum numChars; min values; mod number divisor; mround number multiple
networkdays startDate endDate holidays; nominal effectRate npery; normdist x mean standardDev cumulative; nper rate pmt pv fv type; npv rate values; or values
percentileinc array k; percentileexc array k; permut number numberChosen; pmt rate nper pv fv type; power number power; ppmt rate per nper pv fv type
product values; pv rate nper pmt fv type; quartileinc array quart; quotient numerator denominator; randbetween bottom top; rank number ref order
rate nper pmt pv fv type guess; replace oldText startNum numChars newText; rept text numberTimes; right text numChars; round number numDigits
rounddown number numDigits; roundup number numDigits; search findText withinText startNum; sln cost salvage life; small array k; stdevs values; stdevp values
substitute text oldText newText instanceNum; subtotal functionNum values; sum values; sumif range criteria sumRange; sumifs sumRange values; syd cost salvage life per
text value formatText; time hour minute second; trunc number numDigits; vars values; varp values; vlookup lookupValue tableArray colIndexNum rangeLookup
weekday serialNumber returnType; weeknum serialNumber returnType; workday startDate days holidays; xnpv rate values dates; xor values; yearfrac startDate endDate basis`;

/** By the name in small letters, without points and underlines. */
export const parameterOrder: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  table
    .trim()
    .split(/[;\n]/)
    .map((line) => line.trim().split(' '))
    .map(([name = '', ...parameters]) => [name, parameters]),
);
