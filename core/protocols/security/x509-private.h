/* x509-private.h - what the files that read certificates share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/security/der.h"

G_BEGIN_DECLS

enum
{
  X509_SIGNED, X509_VERSION, X509_SERIAL, X509_SIGNATURE_ALGORITHM, X509_ALGORITHM_ID,
  X509_ISSUER, X509_NAME, X509_RDN, X509_RDN_ITEM, X509_ATTRIBUTE, X509_COUNTRY, X509_STRING,
  X509_TELETEX, X509_PRINTABLE, X509_UNIVERSAL, X509_BMP, X509_UTF8, X509_IA5,
  X509_PRINTABLE_ALONE, X509_VALIDITY, X509_NOT_BEFORE, X509_NOT_AFTER, X509_UTC_TIME,
  X509_GENERAL_TIME, X509_SUBJECT, X509_SUBJECT_NAME, X509_KEY_INFO, X509_KEY_ALGORITHM, X509_KEY,
  X509_MODULUS, X509_EXPONENT, X509_EC_PARAMETERS, X509_CURVE, X509_BIT_PADDING, X509_EXTENSIONS,
  X509_EXTENSION, X509_EXTENSION_ID, X509_CRITICAL, X509_SIGNATURE_ALGORITHM_END, X509_SIGNATURE,
  X509_AKI, X509_AKI_KEY, X509_AKI_ISSUER, X509_AKI_SERIAL, X509_SKI, X509_GENERAL_NAMES,
  X509_GENERAL_NAME, X509_EMAIL, X509_DNS_NAME, X509_DIRECTORY_NAME, X509_URI, X509_IPV4,
  X509_IPV6, X509_KEY_USAGE, X509_KU_0, X509_KU_1, X509_KU_2, X509_KU_3, X509_KU_4, X509_KU_5,
  X509_KU_6, X509_KU_7, X509_KU_8, X509_PURPOSES, X509_PURPOSE, X509_CRL_POINTS, X509_CRL_POINT,
  X509_CRL_POINT_NAME, X509_FULL_NAME, X509_POLICIES, X509_POLICY, X509_POLICY_ID,
  X509_QUALIFIERS, X509_QUALIFIER, X509_QUALIFIER_ID, X509_CPS, X509_USER_NOTICE,
  X509_EXPLICIT_TEXT, X509_TEXT_IA5, X509_TEXT_VISIBLE, X509_TEXT_BMP, X509_TEXT_UTF8, X509_AIA,
  X509_ACCESS, X509_ACCESS_METHOD, X509_ACCESS_LOCATION, X509_BASIC, X509_CA, X509_PATH_LENGTH,
  X509_N_FIELDS,
};

/* Which protocol stands for a value in the chain (x509-marks.c). */
enum
{
  X509_MARK_ATTRIBUTE, X509_MARK_EXTENSION, X509_MARK_IMPLICIT, X509_MARK_EXPLICIT,
  X509_MARK_KEY, X509_MARK_NETSCAPE,
};

extern const OctetField x509_fields[X509_N_FIELDS];

void        x509_mark           (OctetDissector *self,
                                 guint           mark,
                                 DerItem         item);
void        x509_add_item       (OctetDissector *self,
                                 guint           field,
                                 DerItem         item);
void        x509_add_count      (OctetDissector *self,
                                 guint           field,
                                 DerItem         item);
void        x509_add_name       (OctetDissector *self,
                                 guint           field,
                                 DerItem         item);
void        x509_add_bits       (OctetDissector *self,
                                 DerItem         item);
void        x509_add_string     (OctetDissector *self,
                                 guint           field,
                                 DerItem         item);
const char *x509_find_oid       (const guint8   *oid,
                                 gsize           size);
void        x509_add_extensions (OctetDissector *self,
                                 DerItem         item);

G_END_DECLS
