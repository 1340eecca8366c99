#!/bin/sh
# Verifies an evidence bundle without the portal and without a network: needs openssl, pdfsig (poppler) and sha256sum alone.
# Usage: sh verify.sh [folder of the unpacked bundle]. Exit code 0 when everything holds, 1 when something does not, 2 when a program is missing.
set -u
cd "${1:-$(dirname "$0")}" || exit 2
for program in openssl pdfsig sha256sum; do
  command -v "$program" >/dev/null 2>&1 || { echo "missing program: $program"; exit 2; }
done
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failures=0
report() { # report STATUS TEXT: one line for each thing checked
  if [ "$1" -eq 0 ]; then echo "ok    $2"; else echo "FAIL  $2"; failures=$((failures + 1)); fi
}

# 1. Every file is the one that was put in, and none was added.
sha256sum --strict --quiet -c SHA256SUMS >"$work/sums" 2>&1
report $? "every file has the SHA-256 of the list"
sed 's/^[0-9a-f]*  //' SHA256SUMS | sort >"$work/listed"
find . -type f ! -name SHA256SUMS | sed 's|^\./||' | sort >"$work/present"
cmp -s "$work/listed" "$work/present"
report $? "the list names every file of the bundle"

# 2. The PDF as poppler sees it: both signatures valid, the last one over the whole file.
cp agreement.pdf "$work/agreement.pdf"
(cd "$work" && pdfsig agreement.pdf >pdfsig.txt 2>/dev/null; pdfsig -dump agreement.pdf >/dev/null 2>&1)
[ "$(grep -c 'Signature is Valid' "$work/pdfsig.txt")" -ge 2 ]
report $? "pdfsig: both signatures are valid"
grep -v '^$' "$work/pdfsig.txt" | grep 'ocument signed' | tail -1 | grep -q '  - Total document signed'
report $? "pdfsig: the last signature covers the whole file"

# 3. Each signature by openssl: the signed bytes cut out of the file, the chain up to the installation's root (the platform's seal by
# order of the signer, 立会人型) or to one of an authority that the operator accepts (the party's own certificate, 当事者型).
checked() { # checked ROOTS: whether the signature at hand is right and leads to one of these roots
  # Certificates are judged at the time of signing; that they have run out since breaks nothing.
  [ -f "$1" ] && openssl cms -verify -cades -binary -inform DER -in "$signature" -content "$work/signed" -no_check_time \
    -purpose any -CAfile "$1" -out /dev/null 2>"$work/openssl"
}
number=0
grep 'Signed Ranges' "$work/pdfsig.txt" | tr -d '[]' | sed 's/.*: //; s/ - / /g; s/,//g' >"$work/ranges"
while read -r first_from first_to second_from second_to; do
  {
    head -c "$first_to" agreement.pdf | tail -c +"$((first_from + 1))"
    head -c "$second_to" agreement.pdf | tail -c +"$((second_from + 1))"
  } >"$work/signed"
  signature="$work/agreement.pdf.sig$number"
  [ -f "$signature" ] || signature=$(find "$work" -name '*.sig*' | sort | sed -n "$((number + 1))p")
  if checked certificates/roots.pem; then
    report 0 "openssl: signature $((number + 1)) is right and chains to the root (立会人型: the platform's seal)"
  else
    checked certificates/party-roots.pem
    report $? "openssl: signature $((number + 1)) is right and chains to an accepted root (当事者型: the party's own certificate)"
  fi
  [ "$number" -eq 0 ] && cp "$work/signed" "$work/signed-first"
  number=$((number + 1))
done <"$work/ranges"
[ "$number" -ge 2 ]
report $? "openssl: at least two signatures were checked"

# 4. The content that both signed. Its SHA-256 is taken from the bytes that the first signature covers (the document's metadata), never
# from a file of this bundle; the disclosure's is taken from the content that is proved by it.
: >>"$work/signed-first"
digest=$(LC_ALL=C grep -ao '<pdf:Keywords>[0-9a-f]\{64\}</pdf:Keywords>' "$work/signed-first" | sed 's/<[^>]*>//g')
[ "$(sha256sum agreement.json | cut -d' ' -f1)" = "$digest" ]
report $? "agreement.json has the SHA-256 that stands in the signed document (${digest:-none found})"
[ "$(cat content-digest.txt)" = "$digest" ]
report $? "content-digest.txt says the same"
disclosed=$(sha256sum disclosure.json | cut -d' ' -f1)
grep -q "\"sha256\":\"$disclosed\",\"summary\":" agreement.json
report $? "disclosure.json is the published version that the signed content names ($disclosed)"

# 5. The audit trail: each event is chained to the one before by its SHA-256.
: >"$work/previous"
chained=0
while IFS= read -r payload && IFS= read -r stored <&3; do
  printf '%s' "$payload" >"$work/payload"
  cat "$work/previous" "$work/payload" | openssl dgst -sha256 -binary >"$work/hash"
  cat "$work/previous" "$work/payload" | sha256sum | cut -d' ' -f1 >"$work/hex"
  [ "$(cat "$work/hex")" = "$stored" ] || { chained=1; echo "      the chain breaks at event $payload" | cut -c1-160; break; }
  mv "$work/hash" "$work/previous"
done <audit/payloads.txt 3<audit/hashes.txt
report "$chained" "the audit trail is chained without a gap"
[ "$(wc -l <audit/payloads.txt)" -eq "$(wc -l <audit/hashes.txt)" ]
report $? "every event has its hash"
[ "$(tail -1 audit/hashes.txt)" = "$(cat audit/head.txt)" ]
report $? "the audit trail ends at the recorded head"
grep -q "\"action\":\"agreement.sealed\".*$(sha256sum agreement.pdf | cut -d' ' -f1)" audit/payloads.txt
report $? "the audit trail names this very PDF"

# What no file of a bundle can prove: that these roots are the portal's. Compare with what the operator publishes or has told you.
cat certificates/*roots.pem | awk -v at="$work/root" '/BEGIN/ { n++ } { print > (at n ".pem") }'
for root in "$work"/root*.pem; do openssl x509 -in "$root" -noout -subject -fingerprint -sha256 | sed 's/^/      root: /'; done
echo "      compare the fingerprints of the roots with those that the operator of the portal has told you by another way"
if [ "$failures" -eq 0 ]; then echo "everything holds"; else echo "$failures checks failed"; exit 1; fi
