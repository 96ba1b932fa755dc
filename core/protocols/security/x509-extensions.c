/* x509-extensions.c - the extensions of version 3 certificates (RFC 5280, 4.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "protocols/security/x509-private.h"

/* RFC 5280, 4.2.1.6: one of nine kinds of name, told by its tag. */
static void
add_general_name_value (OctetDissector *self,
                        DerItem         item)
{
  guint kind = item.tag & 0x1f;

  octet_dissector_enter (self);
  if (kind == 1)
    x509_add_item (self, X509_EMAIL, item);
  else if (kind == 2)
    x509_add_item (self, X509_DNS_NAME, item);
  else if (kind == 6)
    x509_add_item (self, X509_URI, item);
  else if (kind == 7 && item.size == 4)
    x509_add_item (self, X509_IPV4, item);
  else if (kind == 7 && item.size == 16)
    x509_add_item (self, X509_IPV6, item);
  else if (kind == 4)
    {
      const guint8 *data = octet_dissector_get_bytes (self);
      gsize at = item.at;
      DerItem name;

      if (der_expect (data, der_end (item), &at, DER_SEQUENCE, &name))
        {
          octet_dissector_add_uint (self, X509_DIRECTORY_NAME, 0, item.at, item.size);
          octet_dissector_enter (self);
          x509_add_name (self, X509_NAME, name);
          octet_dissector_close (self);
        }
    }
  octet_dissector_close (self);
}

static void
add_general_names (OctetDissector *self,
                   guint           field,
                   DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem name;

  x509_add_count (self, field, item);
  octet_dissector_enter (self);
  while (der_next (data, der_end (item), &at, &name))
    {
      octet_dissector_add_uint (self, X509_GENERAL_NAME, name.tag & 0x1f, name.at, name.size);
      add_general_name_value (self, name);
    }
  octet_dissector_close (self);
}

static void
add_authority_key (OctetDissector *self,
                   DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part;

  octet_dissector_add (self, X509_AKI, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  while (der_next (data, der_end (item), &at, &part))
    if (part.tag == DER_CONTEXT (0, FALSE))
      x509_add_item (self, X509_AKI_KEY, part);
    else if (part.tag == DER_CONTEXT (1, TRUE))
      add_general_names (self, X509_AKI_ISSUER, part);
    else if (part.tag == DER_CONTEXT (2, FALSE))
      x509_add_item (self, X509_AKI_SERIAL, part);
  octet_dissector_close (self);
}

static void
add_subject_key (OctetDissector *self,
                 DerItem         item)
{
  x509_add_item (self, X509_SKI, item);
}

static void
add_names (OctetDissector *self,
           DerItem         item)
{
  add_general_names (self, X509_GENERAL_NAMES, item);
}

/* RFC 5280, 4.2.1.3: nine bits. The ninth is in a second octet that is mostly not there. */
static void
add_key_usage (OctetDissector *self,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);

  if (item.size < 2)
    return;
  x509_add_bits (self, item);
  octet_dissector_add (self, X509_KEY_USAGE, item.at + 1, item.size - 1);
  octet_dissector_enter (self);
  for (guint i = 0; i < 8; i++)
    octet_dissector_add_uint (self, X509_KU_0 + i, (data[item.at + 1] >> (7 - i)) & 1u,
                              item.at + 1, 1);
  octet_dissector_add_uint (self, X509_KU_8, item.size > 2 ? data[item.at + 2] >> 7 : 0u,
                            item.size > 2 ? item.at + 2 : item.at + 1, 1);
  octet_dissector_close (self);
}

static void
add_purposes (OctetDissector *self,
              DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem purpose;

  x509_add_count (self, X509_PURPOSES, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_OID, &purpose))
    x509_add_item (self, X509_PURPOSE, purpose);
  octet_dissector_close (self);
}

static void
add_crl_point (OctetDissector *self,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem point, name;

  octet_dissector_add (self, X509_CRL_POINT, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_CONTEXT (0, TRUE), &point))
    {
      at = point.at;
      if (der_next (data, der_end (point), &at, &name))
        {
          octet_dissector_add_uint (self, X509_CRL_POINT_NAME, name.tag & 0x1f, name.at, name.size);
          octet_dissector_enter (self);
          if (name.tag == DER_CONTEXT (0, TRUE))
            add_general_names (self, X509_FULL_NAME, name);
          octet_dissector_close (self);
        }
    }
  octet_dissector_close (self);
}

static void
add_crl_points (OctetDissector *self,
                DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem point;

  x509_add_count (self, X509_CRL_POINTS, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_SEQUENCE, &point))
    add_crl_point (self, point);
  octet_dissector_close (self);
}

/* RFC 5280, 4.2.1.4: a text for people; the reference to an organization is passed over. */
static void
add_user_notice (OctetDissector *self,
                 DerItem         item)
{
  static const struct
  {
    guint8 tag;
    guint8 field;
  } texts[] = { { DER_IA5, X509_TEXT_IA5 }, { DER_VISIBLE, X509_TEXT_VISIBLE },
                { DER_BMP, X509_TEXT_BMP }, { DER_UTF8, X509_TEXT_UTF8 } };
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part;

  octet_dissector_add (self, X509_USER_NOTICE, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  while (der_next (data, der_end (item), &at, &part))
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      if (texts[i].tag == part.tag)
        {
          octet_dissector_add_uint (self, X509_EXPLICIT_TEXT, i, part.start,
                                    der_end (part) - part.start);
          octet_dissector_enter (self);
          x509_add_string (self, texts[i].field, part);
          octet_dissector_close (self);
        }
  octet_dissector_close (self);
}

static void
add_qualifier (OctetDissector *self,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem id, value;

  octet_dissector_add (self, X509_QUALIFIER, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_OID, &id))
    {
      x509_add_item (self, X509_QUALIFIER_ID, id);
      if (der_next (data, der_end (item), &at, &value))
        {
          if (value.tag == DER_SEQUENCE)
            {
              x509_mark (self, X509_MARK_IMPLICIT, value);
              add_user_notice (self, value);
            }
          else
            {
              x509_mark (self, X509_MARK_EXPLICIT, value);
              x509_add_item (self, X509_CPS, value);
            }
        }
    }
  octet_dissector_close (self);
}

static void
add_policy (OctetDissector *self,
            DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part, qualifier;

  octet_dissector_add (self, X509_POLICY, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_OID, &part))
    x509_add_item (self, X509_POLICY_ID, part);
  if (der_expect (data, der_end (item), &at, DER_SEQUENCE, &part))
    {
      x509_add_count (self, X509_QUALIFIERS, part);
      octet_dissector_enter (self);
      at = part.at;
      while (der_expect (data, der_end (part), &at, DER_SEQUENCE, &qualifier))
        add_qualifier (self, qualifier);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
add_policies (OctetDissector *self,
              DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem policy;

  x509_add_count (self, X509_POLICIES, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_SEQUENCE, &policy))
    add_policy (self, policy);
  octet_dissector_close (self);
}

static void
add_access (OctetDissector *self,
            DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part;

  octet_dissector_add (self, X509_ACCESS, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_OID, &part))
    x509_add_item (self, X509_ACCESS_METHOD, part);
  if (der_next (data, der_end (item), &at, &part))
    {
      octet_dissector_add_uint (self, X509_ACCESS_LOCATION, part.tag & 0x1f, part.at, part.size);
      add_general_name_value (self, part);
    }
  octet_dissector_close (self);
}

static void
add_authority_access (OctetDissector *self,
                      DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem access;

  x509_add_count (self, X509_AIA, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_SEQUENCE, &access))
    add_access (self, access);
  octet_dissector_close (self);
}

static void
add_basic_constraints (OctetDissector *self,
                       DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem part;

  octet_dissector_add (self, X509_BASIC, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (der_expect (data, der_end (item), &at, DER_BOOLEAN, &part) && part.size == 1)
    octet_dissector_add_uint (self, X509_CA, data[part.at] != 0, part.at, 1);
  if (der_expect (data, der_end (item), &at, DER_INTEGER, &part))
    x509_add_item (self, X509_PATH_LENGTH, part);
  octet_dissector_close (self);
}

/* RFC 6962, 3.3: an octet string in the octet string, then TLS's own structure. */
static void
add_timestamps (OctetDissector *self,
                DerItem         item)
{
  octet_dissector_call_part (self, "tls.sct", 0x10001, item.at, item.size);
}

static const struct
{
  const char *oid;
  gsize       size;
  guint       mark;
  void      (*add) (OctetDissector *self,
                    DerItem         item);
} extensions[] = {
  { "\x55\x1d\x0e", 3, X509_MARK_EXTENSION, add_subject_key },
  { "\x55\x1d\x0f", 3, X509_MARK_EXTENSION, add_key_usage },
  { "\x55\x1d\x11", 3, X509_MARK_EXTENSION, add_names },
  { "\x55\x1d\x12", 3, X509_MARK_EXTENSION, add_names },
  { "\x55\x1d\x13", 3, X509_MARK_EXTENSION, add_basic_constraints },
  { "\x55\x1d\x1f", 3, X509_MARK_EXTENSION, add_crl_points },
  { "\x55\x1d\x20", 3, X509_MARK_EXTENSION, add_policies },
  { "\x55\x1d\x23", 3, X509_MARK_EXTENSION, add_authority_key },
  { "\x55\x1d\x25", 3, X509_MARK_EXTENSION, add_purposes },
  { "\x2b\x06\x01\x05\x05\x07\x01\x01", 8, X509_MARK_IMPLICIT, add_authority_access },
  { "\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02", 10, G_MAXUINT, add_timestamps },
};

static void
add_value (OctetDissector *self,
           DerItem         id,
           DerItem         value)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = value.at;
  DerItem inner;

  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (extensions[i].size == id.size && memcmp (extensions[i].oid, data + id.at, id.size) == 0)
      {
        if (!der_next (data, der_end (value), &at, &inner))
          return;
        if (extensions[i].mark != G_MAXUINT)
          x509_mark (self, extensions[i].mark, inner);
        extensions[i].add (self, inner);
      }
}

static void
add_extension (OctetDissector *self,
               DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  const char *name;
  DerItem id, part;

  if (!der_expect (data, der_end (item), &at, DER_OID, &id))
    return;
  octet_dissector_add (self, X509_EXTENSION, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  name = x509_find_oid (data + id.at, id.size);
  if (name != NULL)
    octet_dissector_label (self, "Extension: %s", name);
  x509_add_item (self, X509_EXTENSION_ID, id);
  if (der_expect (data, der_end (item), &at, DER_BOOLEAN, &part) && part.size == 1)
    octet_dissector_add_uint (self, X509_CRITICAL, data[part.at] != 0, part.at, 1);
  if (der_expect (data, der_end (item), &at, DER_OCTET_STRING, &part))
    add_value (self, id, part);
  octet_dissector_close (self);
}

/* The extensions in the SEQUENCE @item. */
void
x509_add_extensions (OctetDissector *self,
                     DerItem         item)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = item.at;
  DerItem extension;

  x509_add_count (self, X509_EXTENSIONS, item);
  octet_dissector_enter (self);
  while (der_expect (data, der_end (item), &at, DER_SEQUENCE, &extension))
    add_extension (self, extension);
  octet_dissector_close (self);
}
