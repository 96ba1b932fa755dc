/* x509.c - certificates: a name and a public key, signed by somebody (X.509, RFC 5280).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/security/x509-private.h"

/* What the layer is made of: a certificate, or a name alone. */
enum { WHAT_CERTIFICATE = 0, WHAT_NAME = 1 };

static const OctetCarrier carriers[] = {
  { "tls.certificate", WHAT_CERTIFICATE }, { "tls.certificate", WHAT_NAME },
};

/* Worldwide numbers that certificates use, as their octets; the names are the standards'. */
static const struct
{
  const char *oid;
  gsize       size;
  const char *name;
} oids[] = {
  { "\x55\x04\x03", 3, "commonName" },
  { "\x55\x04\x04", 3, "surname" },
  { "\x55\x04\x05", 3, "serialNumber" },
  { "\x55\x04\x06", 3, "countryName" },
  { "\x55\x04\x07", 3, "localityName" },
  { "\x55\x04\x08", 3, "stateOrProvinceName" },
  { "\x55\x04\x09", 3, "streetAddress" },
  { "\x55\x04\x0a", 3, "organizationName" },
  { "\x55\x04\x0b", 3, "organizationalUnitName" },
  { "\x55\x04\x0c", 3, "title" },
  { "\x55\x04\x0d", 3, "description" },
  { "\x55\x04\x0f", 3, "businessCategory" },
  { "\x55\x04\x11", 3, "postalCode" },
  { "\x55\x04\x29", 3, "name" },
  { "\x55\x04\x2a", 3, "givenName" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01", 9, "emailAddress" },
  { "\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19", 10, "domainComponent" },
  { "\x55\x1d\x0e", 3, "subjectKeyIdentifier" },
  { "\x55\x1d\x0f", 3, "keyUsage" },
  { "\x55\x1d\x11", 3, "subjectAltName" },
  { "\x55\x1d\x12", 3, "issuerAltName" },
  { "\x55\x1d\x13", 3, "basicConstraints" },
  { "\x55\x1d\x1f", 3, "cRLDistributionPoints" },
  { "\x55\x1d\x20", 3, "certificatePolicies" },
  { "\x55\x1d\x23", 3, "authorityKeyIdentifier" },
  { "\x55\x1d\x25", 3, "extKeyUsage" },
  { "\x2b\x06\x01\x05\x05\x07\x01\x01", 8, "authorityInfoAccess" },
  { "\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02", 10, "signedCertificateTimestamps" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", 9, "rsaEncryption" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05", 9, "sha1WithRSAEncryption" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b", 9, "sha256WithRSAEncryption" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c", 9, "sha384WithRSAEncryption" },
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d", 9, "sha512WithRSAEncryption" },
  { "\x2a\x86\x48\xce\x3d\x02\x01", 7, "ecPublicKey" },
  { "\x2a\x86\x48\xce\x3d\x04\x03\x02", 8, "ecdsa-with-SHA256" },
  { "\x2a\x86\x48\xce\x3d\x04\x03\x03", 8, "ecdsa-with-SHA384" },
};

/* Attributes whose value is a DirectoryString; a country, a mail address and a few others are
 * strings of one alphabet. */
static const char oid_country[] = "\x55\x04\x06";
static const char oid_ec_key[] = "\x2a\x86\x48\xce\x3d\x02\x01";
static const char oid_rsa_key[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";

const char *
x509_find_oid (const guint8 *oid,
               gsize         size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (oids); i++)
    if (oids[i].size == size && memcmp (oids[i].oid, oid, size) == 0)
      return oids[i].name;
  return NULL;
}

/* A field whose value is the item's content. */
void
x509_add_item (OctetDissector *self,
               guint           field,
               DerItem         item)
{
  octet_dissector_add (self, field, item.at, item.size);
}

/* A field whose value is how many items stand in the item. */
void
x509_add_count (OctetDissector *self,
                guint           field,
                DerItem         item)
{
  guint count = 0;

  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    count = der_count (octet_dissector_get_bytes (self), item);
  octet_dissector_add_uint (self, field, count, item.at, item.size);
}

/* A string of any alphabet; two and four octets a character become UTF-8. */
void
x509_add_string (OctetDissector *self,
                 guint           field,
                 DerItem         item)
{
  const char *bytes = (const char *) octet_dissector_get_bytes (self) + item.at;
  g_autofree char *text = NULL;

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  if (item.tag == DER_BMP)
    text = g_convert (bytes, (gssize) item.size, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
  else if (item.tag == DER_UNIVERSAL)
    text = g_convert (bytes, (gssize) item.size, "UTF-8", "UTF-32BE", NULL, NULL, NULL);
  else if (item.tag == DER_TELETEX)
    text = g_convert (bytes, (gssize) item.size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  if (text != NULL)
    octet_dissector_add_text (self, field, text, item.at, item.size);
  else
    x509_add_item (self, field, item);
}

/* What stands in front of a row of bits: how many at its end do not count. */
void
x509_add_bits (OctetDissector *self,
               DerItem         item)
{
  if (item.size > 0)
    octet_dissector_add (self, X509_BIT_PADDING, item.at, 1);
}

static gboolean
is_oid (const guint8 *data,
        DerItem       item,
        const char   *oid)
{
  return item.size == strlen (oid) && memcmp (data + item.at, oid, item.size) == 0;
}

static void
add_directory_string (OctetDissector *self,
                      DerItem         item)
{
  static const struct
  {
    guint8 tag;
    guint8 field;
  } alphabets[] = { { DER_TELETEX, X509_TELETEX }, { DER_PRINTABLE, X509_PRINTABLE },
                    { DER_UNIVERSAL, X509_UNIVERSAL }, { DER_BMP, X509_BMP },
                    { DER_UTF8, X509_UTF8 } };

  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    if (alphabets[i].tag == item.tag)
      {
        octet_dissector_add_uint (self, X509_STRING, i, item.start, der_end (item) - item.start);
        octet_dissector_enter (self);
        x509_add_string (self, alphabets[i].field, item);
        octet_dissector_close (self);
      }
}

/* A row such as "commonName = www.example"; long values are cut for the row. */
static void
label_attribute (OctetDissector *self,
                 const char     *name,
                 DerItem         value)
{
  const char *bytes = (const char *) octet_dissector_get_bytes (self) + value.at;
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize) MIN (value.size, 200));

  octet_dissector_label (self, "%s = %s", name != NULL ? name : _("Attribute"), text);
}

static void
add_attribute (OctetDissector *self,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  const char *name;
  DerItem type, value;

  octet_dissector_add (self, X509_RDN_ITEM, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_OID, &type) &&
      der_next (data, der_end (item), &at, &value))
    {
      name = x509_find_oid (data + type.at, type.size);
      if (octet_dissector_wants (self, OCTET_WANTS_TEXT))
        label_attribute (self, name, value);
      x509_add_item (self, X509_ATTRIBUTE, type);
      x509_mark (self, X509_MARK_ATTRIBUTE, value);
      if (is_oid (data, type, oid_country))
        x509_add_item (self, X509_COUNTRY, value);
      else if (value.tag == DER_IA5)
        x509_add_item (self, X509_IA5, value);
      else if (data[type.at + type.size - 1] == 5 && type.size == 3)
        x509_add_item (self, X509_PRINTABLE_ALONE, value);
      else
        add_directory_string (self, value);
    }
  octet_dissector_close (self);
}

/* A SEQUENCE of SETs of attributes (RFC 5280, 4.1.2.4). */
void
x509_add_name (OctetDissector *self,
               guint           field,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at, inner;
  DerItem set, attribute;

  x509_add_count (self, field, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_SET, &set))
    {
      x509_add_count (self, X509_RDN, set);
      octet_dissector_enter (self);
      inner = set.at;
      while (der_expect (data, der_end (set), &inner, DER_SEQUENCE, &attribute))
        add_attribute (self, attribute);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static guint
two_digits (const guint8 *digits)
{
  return (guint) (digits[0] - '0') * 10u + (guint) (digits[1] - '0');
}

static gboolean
are_digits (const guint8 *text,
            gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* RFC 5280, 4.1.2.5.1: YYMMDDHHMMSSZ. */
static void
add_utc_time (OctetDissector *self,
              DerItem         item)
{
  const guint8 *text = octet_dissector_get_bytes (self) + item.at;
  g_autofree char *written = NULL;
  guint year;

  if (item.size < 13 || !are_digits (text, 12))
    {
      x509_add_item (self, X509_UTC_TIME, item);
      return;
    }
  year = two_digits (text);
  written = g_strdup_printf ("%u-%.2s-%.2s %.2s:%.2s:%.2s (UTC)",
                             year < 50 ? year + 2000 : year + 1900, text + 2, text + 4, text + 6,
                             text + 8, text + 10);
  octet_dissector_add_text (self, X509_UTC_TIME, written, item.at, item.size);
}

/* RFC 5280, 4.1.2.5.2: YYYYMMDDHHMMSSZ. */
static void
add_general_time (OctetDissector *self,
                  DerItem         item)
{
  const guint8 *text = octet_dissector_get_bytes (self) + item.at;
  g_autoptr (GDateTime) time = NULL;

  if (item.size < 15 || !are_digits (text, 14))
    return;
  time = g_date_time_new_utc ((int) (two_digits (text) * 100 + two_digits (text + 2)),
                              (int) two_digits (text + 4), (int) two_digits (text + 6),
                              (int) two_digits (text + 8), (int) two_digits (text + 10),
                              two_digits (text + 12));
  /* Nanoseconds since 1970 fit 63 bits until the year 2262. */
  if (time != NULL && g_date_time_get_year (time) < 2262 && g_date_time_get_year (time) > 1678)
    octet_dissector_add_time (self, X509_GENERAL_TIME,
                              g_date_time_to_unix (time) * G_GINT64_CONSTANT (1000000000),
                              item.at, item.size);
}

static void
add_validity (OctetDissector *self,
              DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem time;

  octet_dissector_add (self, X509_VALIDITY, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  for (guint i = 0; i < 2 && der_next (data, der_end (item), &at, &time); i++)
    {
      octet_dissector_add_uint (self, i == 0 ? X509_NOT_BEFORE : X509_NOT_AFTER,
                                time.tag == DER_GENERAL_TIME, time.start,
                                der_end (time) - time.start);
      octet_dissector_enter (self);
      if (time.tag == DER_GENERAL_TIME)
        add_general_time (self, time);
      else
        add_utc_time (self, time);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

/* SEQUENCE { OID, parameters }. Answers the OID. */
static DerItem
add_algorithm (OctetDissector *self,
               guint           field,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem id = { 0 }, curve;
  const char *name;

  octet_dissector_add (self, field, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_OID, &id))
    {
      name = x509_find_oid (data + id.at, id.size);
      if (name != NULL)
        octet_dissector_label (self, _("Algorithm: %s"), name);
      x509_add_item (self, X509_ALGORITHM_ID, id);
      if (is_oid (data, id, oid_ec_key) &&
          der_expect (data, der_end (item), &at, DER_OID, &curve))
        {
          x509_mark (self, X509_MARK_KEY, curve);
          octet_dissector_add_uint (self, X509_EC_PARAMETERS, 1, curve.start,
                                    der_end (curve) - curve.start);
          octet_dissector_enter (self);
          x509_add_item (self, X509_CURVE, curve);
          octet_dissector_close (self);
        }
    }
  octet_dissector_close (self);
  return id;
}

/* RFC 8017, A.1.1: SEQUENCE { modulus, exponent }. */
static void
add_rsa_key (OctetDissector *self,
             gsize           at,
             gsize           end)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  DerItem key, number;

  if (!der_expect (data, end, &at, DER_SEQUENCE, &key))
    return;
  at = key.at;
  octet_dissector_enter (self);
  if (der_expect (data, der_end (key), &at, DER_INTEGER, &number))
    x509_add_item (self, X509_MODULUS, number);
  if (der_expect (data, der_end (key), &at, DER_INTEGER, &number))
    x509_add_item (self, X509_EXPONENT, number);
  octet_dissector_close (self);
}

static void
add_key (OctetDissector *self,
         DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part, id = { 0 };

  octet_dissector_add (self, X509_KEY_INFO, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_SEQUENCE, &part))
    id = add_algorithm (self, X509_KEY_ALGORITHM, part);
  if (der_expect (data, der_end (item), &at, DER_BIT_STRING, &part) && part.size > 1)
    {
      octet_dissector_add (self, X509_KEY, part.at + 1, part.size - 1);
      if (is_oid (data, id, oid_rsa_key))
        add_rsa_key (self, part.at + 1, der_end (part));
    }
  octet_dissector_close (self);
}

static void
add_version_and_serial (OctetDissector *self,
                        DerItem         item,
                        gsize          *at)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  DerItem part, version;

  if (der_expect (data, der_end (item), at, DER_CONTEXT (0, TRUE), &part))
    {
      gsize inner = part.at;

      if (der_expect (data, der_end (part), &inner, DER_INTEGER, &version))
        x509_add_item (self, X509_VERSION, version);
    }
  if (der_expect (data, der_end (item), at, DER_INTEGER, &part))
    x509_add_item (self, X509_SERIAL, part);
}

/* Issuer or subject: a choice with one possibility. */
static void
add_party (OctetDissector *self,
           guint           field,
           guint           name,
           DerItem         item)
{
  octet_dissector_add_uint (self, field, 0, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  x509_add_name (self, name, item);
  octet_dissector_close (self);
}

/* The part that is signed (RFC 5280, 4.1). */
static void
add_signed (OctetDissector *self,
            DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at, end = der_end (item), inner;
  DerItem part, list;

  octet_dissector_add (self, X509_SIGNED, item.start, end - item.start);
  octet_dissector_enter (self);
  add_version_and_serial (self, item, &at);
  if (der_expect (data, end, &at, DER_SEQUENCE, &part))
    add_algorithm (self, X509_SIGNATURE_ALGORITHM, part);
  if (der_expect (data, end, &at, DER_SEQUENCE, &part))
    add_party (self, X509_ISSUER, X509_NAME, part);
  if (der_expect (data, end, &at, DER_SEQUENCE, &part))
    add_validity (self, part);
  if (der_expect (data, end, &at, DER_SEQUENCE, &part))
    add_party (self, X509_SUBJECT, X509_SUBJECT_NAME, part);
  if (der_expect (data, end, &at, DER_SEQUENCE, &part))
    add_key (self, part);
  while (der_next (data, end, &at, &part))
    {
      inner = part.at;
      if (part.tag == DER_CONTEXT (3, TRUE) &&
          der_expect (data, der_end (part), &inner, DER_SEQUENCE, &list))
        x509_add_extensions (self, list);
    }
  octet_dissector_close (self);
}

static void
add_certificate (OctetDissector *self,
                 DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part;

  if (der_expect (data, der_end (item), &at, DER_SEQUENCE, &part))
    add_signed (self, part);
  if (der_expect (data, der_end (item), &at, DER_SEQUENCE, &part))
    add_algorithm (self, X509_SIGNATURE_ALGORITHM_END, part);
  if (der_expect (data, der_end (item), &at, DER_BIT_STRING, &part) && part.size > 1)
    {
      x509_add_bits (self, part);
      octet_dissector_add (self, X509_SIGNATURE, part.at + 1, part.size - 1);
    }
}

static void
x509_dissect (OctetDissector *self)
{
  gsize size = octet_dissector_get_captured (self), at = 0;
  DerItem item;

  if (der_expect (octet_dissector_get_bytes (self), size, &at, DER_SEQUENCE, &item))
    {
      if (octet_dissector_get_parameter (self) == WHAT_NAME)
        x509_add_name (self, X509_NAME, item);
      else
        add_certificate (self, item);
    }
  else if (size == octet_dissector_get_size (self))
    octet_dissector_mark_malformed (self);
  octet_reader_skip (octet_dissector_rest (self), size);
}

const OctetProtocol octet_protocol_x509af = {
  .key = "x509af",
  .name = N_("Certificate"),
  .reference = "X.509, RFC 5280",
  .level = OCTET_LEVEL_PAYLOAD,
  .is_part = TRUE,
  OCTET_FIELDS (x509_fields),
  OCTET_CARRIERS (carriers),
  .dissect = x509_dissect,
  .lesson = N_("Says whose a public key is. An authority signs it, another one signs for the "
               "authority, up to one that your computer trusts from the start."),
};
