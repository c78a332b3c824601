"""Signs PDFs with signature fields, one signatory after the other, as pyHanko does it.

usage: sign.py TOOLS FOLDER

FOLDER holds PDFs that were built with signature fields. After each signature, all so far must
be valid by pyHanko and by Poppler, the file must be PDF/A-3a and PDF/UA-1 by veraPDF and sound
by qpdf, and carry the record that it carried before. The certificates are made here. What is
broken on purpose must be found. Ends with a line for each PDF; exit status 1 if anything failed.
"""

import datetime
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pikepdf
from asn1crypto import keys
from asn1crypto import x509 as asn1x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (MDPPerm, SigFieldSpec, SigSeedSubFilter,
                                 enumerate_sig_fields)
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import (PdfSignatureMetadata, PdfSigner, PdfTimeStamper,
                                  SimpleSigner)
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

TOOLS, FOLDER = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
HERE = pathlib.Path(__file__).parent
PROGRAM = HERE.parents[1] / "target/debug/communique"
WORK = pathlib.Path(tempfile.mkdtemp(prefix="sign-"))
DAY = datetime.datetime.now(datetime.timezone.utc)
PADES = SigSeedSubFilter.PADES


class Authority:
    """Who vouches for those who sign."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = named("Authority of the tests")
        self.certificate = self.issued(self.name, self.key, True)
        self.path = WORK / "authority.pem"
        self.path.write_bytes(pem(self.certificate))

    def issued(self, name, key, vouches, stamps=False):
        usage = dict.fromkeys(["key_encipherment", "data_encipherment", "key_agreement",
                               "encipher_only", "decipher_only"], False)
        usage |= dict.fromkeys(["key_cert_sign", "crl_sign"], vouches)
        usage |= dict.fromkeys(["digital_signature", "content_commitment"], not vouches)
        own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        builder = x509.CertificateBuilder(
            issuer_name=self.name, subject_name=name, public_key=key.public_key(),
            serial_number=x509.random_serial_number(),
            not_valid_before=DAY - datetime.timedelta(days=1),
            not_valid_after=DAY + datetime.timedelta(days=1))
        for extension, critical in [(x509.BasicConstraints(vouches, None), True),
                                    (x509.KeyUsage(**usage), True), (own, False), (above, False)]:
            builder = builder.add_extension(extension, critical)
        if stamps:
            use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(use, True)
        return builder.sign(self.key, hashes.SHA256())

    def signer(self, name):
        key = ec.generate_private_key(ec.SECP256R1())
        paths = WORK / "signer.key", WORK / "signer.pem"
        paths[0].write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption()))
        paths[1].write_bytes(pem(self.issued(named(name), key, False)))
        return SimpleSigner.load(*map(str, paths), ca_chain_files=[str(self.path)])

    def stamper(self):
        key = rsa.generate_private_key(65537, 2048)
        certificate = self.issued(named("Stamper"), key, False, stamps=True)
        plain = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
        der = [own.public_bytes(serialization.Encoding.DER)
               for own in (certificate, self.certificate)]
        store = SimpleCertificateStore.from_certs([asn1x509.Certificate.load(der[1])])
        return DummyTimeStamper(asn1x509.Certificate.load(der[0]), keys.PrivateKeyInfo.load(plain),
                                certs_to_embed=store, fixed_dt=DAY)

    def context(self):
        trusted = load_cert_from_pemder(str(self.path))
        return ValidationContext(trust_roots=[trusted], allow_fetching=False)


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace")


def empty(pdf):
    """The names of the fields in which nobody has signed, in their order."""
    return [name for name, value, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)))
            if value is None]


def signed(pdf, field, signer, certify=False, digest=None, subfilter=PADES):
    """The file with one signature more. What is drawn has no text, whose font pyHanko would
    not embed as PDF/A wants it."""
    metadata = PdfSignatureMetadata(
        field_name=field, md_algorithm=digest or "sha256", subfilter=subfilter,
        certify=certify, docmdp_permissions=MDPPerm.FILL_FORMS)
    style = StaticStampStyle(border_width=0)
    out = io.BytesIO()
    PdfSigner(metadata, signer, stamp_style=style).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
    return out.getvalue()


def invalid(pdf, authority):
    """What pyHanko finds wrong with the signatures of a file."""
    problems = []
    reader = PdfFileReader(io.BytesIO(pdf))
    for one in reader.embedded_signatures:
        status = validate_pdf_signature(one, authority.context())
        if not status.bottom_line:
            problems.append(f"{one.field_name}: {status.summary()}")
    return problems


def poppler(path, count):
    said = run("pdfsig", "-nocert", path).stdout
    valid = said.count("Signature Validation: Signature is Valid.")
    return [] if valid == count else [f"pdfsig finds {valid} of {count} signatures valid"]


def record(path):
    done = run(PROGRAM, "extract", path)
    return done.stdout if done.returncode == 0 else done.stderr


def vera(files, expect_fail=False):
    """One call for all files: the virtual machine starts once."""
    option = ["--expect-fail"] if expect_fail else []
    flavours = "ua1" if expect_fail else "3a,ua1"
    done = run("java", "-cp", TOOLS / "verapdf.jar", HERE / "VeraCheck.java",
               "--flavours", flavours, *option, *files)
    lines = done.stdout.splitlines()
    wrong = [line for line in lines if re.match("FAIL|ERROR|  ", line)]
    return [] if done.returncode == 0 else (wrong or [done.stderr[-400:]])


def in_turn(path, authority, certify):
    """Has all sign, and judges each step. Gives what is wrong, and the files."""
    pdf = path.read_bytes()
    steps, problems, before = [path], [], record(path)
    names = empty(pdf)
    for count, field in enumerate(names, 1):
        digest = "sha512" if count % 2 == 0 else "sha256"
        pdf = signed(pdf, field, authority.signer(f"Signatory {count}"),
                     certify and count == 1, digest)
        step = WORK / f"{path.stem}-{count}.pdf"
        step.write_bytes(pdf)
        steps.append(step)
        found = invalid(pdf, authority) + poppler(step, count)
        if empty(pdf) != names[count:]:
            found.append("a field was lost")
        if record(step) != before:
            found.append("the record is another")
        said = run(PROGRAM, "verify", step)
        if said.returncode or "signed after it was made" not in said.stdout:
            found.append(said.stdout + said.stderr)
        own = [line for line in said.stdout.splitlines() if f"signed by Signatory {count}," in line]
        if len(own) != 1 or "added later" in own[0]:
            found.append("communique does not name who signed the whole file")
        if said.stdout.count(": intact") != count:
            found.append("communique does not find all signatures intact")
        problems += [f"after {count}: {problem}" for problem in found]
    for step in steps:
        done = run("qpdf", "--check", step)
        problems += [f"{step.name}: {line}" for line in [done.stdout + done.stderr] if done.returncode]
    return problems, steps, names


def saved_again(steps):
    """Other programs save a signed file; the record in it is the same, and what it says and
    shows. What was signed is gone."""
    problems, before = [], record(steps[0])
    ways = {
        "linearised": ["qpdf", "--linearize"],
        "with object streams": ["qpdf", "--object-streams=generate"],
        "unpacked": ["qpdf", "--qdf", "--object-streams=disable"],
        "by MuPDF": ["mutool", "clean", "-gggg", "-z"],
    }
    path = WORK / "saved-again.pdf"
    for what, command in ways.items():
        run(*command, steps[-1], path)
        said = run(PROGRAM, "verify", path)
        if (record(path) != before or said.returncode != 3 or "say and show the same" not in said.stdout
                or said.stdout.count(": altered after that") != len(steps) - 1):
            problems.append(f"{what}: {said.stdout}{said.stderr}")
    with pikepdf.open(steps[0]) as pdf:
        pdf.pages[0].contents_add(b"0 0 m 500 500 l S")
        pdf.save(path)
    said = run(PROGRAM, "verify", path)
    if said.returncode != 1 or "on page 1 what is drawn" not in said.stdout:
        problems.append(f"with a stroke: {said.stdout}{said.stderr}")
    return problems


def unasked(authority, path):
    """A signature in a field of its own: one that nobody sees, and one upon the text."""
    problems, pdf = [], path.read_bytes()
    for box, words in [(None, "signed after it was made"), ((50, 50, 300, 300), "different")]:
        out = io.BytesIO()
        PdfSigner(PdfSignatureMetadata(field_name="other", subfilter=PADES),
                  authority.signer("Other"), stamp_style=StaticStampStyle(),
                  new_field_spec=SigFieldSpec("other", box=box)).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
        step = WORK / "unasked.pdf"
        step.write_bytes(out.getvalue())
        said = run(PROGRAM, "verify", step).stdout
        if words not in said.splitlines()[0]:
            problems.append(said)
    return problems


def stamped(authority, path):
    """A time stamp of the whole file, which is nobody's signature, and what pyHanko adds for
    those who check it later."""
    pdf, names = path.read_bytes(), empty(path.read_bytes())
    pdf = signed(pdf, names[0], authority.signer("Signatory 1"))
    stamper = authority.stamper()
    out = io.BytesIO()
    PdfTimeStamper(stamper).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", authority.context(), output=out)
    step = WORK / "stamped.pdf"
    step.write_bytes(out.getvalue())
    said = run(PROGRAM, "verify", step).stdout
    wanted = ["signed after it was made", "signed by Signatory 1,", "intact, and something was added",
              "a time stamp by Stamper (who that is, is not checked): intact"]
    return [f"no `{words}` in {said}" for words in wanted if words not in said]


def into_the_record(authority):
    """Who signed a PDF comes into the record that it was made from, once and no more."""
    problems, folder = [], WORK / "package"
    folder.mkdir()
    path = folder / "record.json"
    shutil.copy(HERE.parents[0] / "cases/signature-fields/record.json", path)
    built = run(PROGRAM, "build", folder, "--root", folder, "--out", folder / "out",
                "--signature-fields", "--format", "pdf")
    made = sorted(own for own in folder.rglob("*.pdf") if len(empty(own.read_bytes())) > 1)
    if not made:
        return [built.stderr]
    pdf = made[0].read_bytes()
    for count, field in enumerate(empty(pdf)[:2], 1):
        pdf = signed(pdf, field, authority.signer(f"Signatory {count}"))
        step = WORK / f"into-{count}.pdf"
        step.write_bytes(pdf)
        before = path.read_text("utf-8")
        run(PROGRAM, "merge", step, "--into", folder, "--root", folder)
        if path.read_text("utf-8") != before:
            problems.append("the record changed without --write")
        verb = ["verify", "merge"][count % 2]
        told = run(PROGRAM, verb, step, "--write", "--into", folder, "--root", folder)
        after = path.read_text("utf-8")
        news = [text.count('"signedOn": "20') for text in (before, after)]
        if told.returncode or news[1] != news[0] + 1:
            problems.append(told.stdout + told.stderr)
        told = run(PROGRAM, verb, step, "--write", "--into", folder, "--root", folder)
        if path.read_text("utf-8") != after or "says so already" not in told.stdout:
            problems.append(f"the second time: {told.stdout}{told.stderr}")
    return problems


def broken_on_purpose(steps, authority):
    """Each check must find what it is there for."""
    problems = []
    last = steps[-1].read_bytes()
    place = last.index(b"/Rect")
    altered = last[:place] + b"/rect" + last[place + 5:]
    if not invalid(altered, authority):
        problems.append("a byte that was changed after signing is not found")
    path = WORK / "altered.pdf"
    path.write_bytes(altered)
    if not poppler(path, len(steps) - 1):
        problems.append("Poppler does not find a byte that was changed")
    if run(PROGRAM, "verify", path).stdout.count(": altered after that") != len(steps) - 1:
        problems.append("communique does not find a byte that was changed")
    without = []
    for key in ["/TU", "/StructParent"]:
        path = WORK / f"without-{key[1:]}.pdf"
        with pikepdf.open(steps[0]) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                del field[key]
            # The tag describes the field as well.
            tags = [own for own in pdf.objects if isinstance(own, pikepdf.Dictionary)]
            for tag in (own for own in tags if own.get("/S") == pikepdf.Name.Form):
                del tag["/Alt"]
            pdf.save(path)
        without.append(path)
    return problems + vera(without, expect_fail=True)


def against_the_seed(path, authority):
    """The brand of this file asks for PAdES: another form is refused."""
    pdf = path.read_bytes()
    try:
        signed(pdf, empty(pdf)[0], authority.signer("Nobody"), subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    except SigningError:
        return []
    return ["the seed value is not heeded"]


def main():
    authority = Authority()
    files = sorted(FOLDER.rglob("*.pdf"))
    failed, every, most = False, [], []
    for number, path in enumerate(files):
        # The first who signs may say what others may change, or not.
        problems, steps, names = in_turn(path, authority, certify=number % 2 == 0)
        if b"/SubFilter" in path.read_bytes():
            problems += against_the_seed(path, authority)
        every += steps
        most = max(most, steps, key=len)
        failed |= bool(problems)
        print("FAIL" if problems else "ok", f"{path.relative_to(FOLDER)}: {len(names)} sign in turn")
        print(*(f"     {problem}\n" for problem in problems[:12]), sep="", end="")
    assert len(most) > 3, "somewhere several sign"
    for what, problems in [("signatures come into the record", into_the_record(authority)),
                           ("what is saved again", saved_again(most)),
                           ("fields that were not asked for", unasked(authority, most[0])),
                           ("a time stamp", stamped(authority, most[0])),
                           ("veraPDF, before and after each signature", vera(every)),
                           ("what is broken on purpose is found", broken_on_purpose(most, authority))]:
        failed |= bool(problems)
        print("FAIL" if problems else "ok", what)
        print(*(f"     {problem}\n" for problem in problems[:12]), sep="", end="")
    sys.exit(1 if failed else 0)


main()
