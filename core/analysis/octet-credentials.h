/* octet-credentials.h - who logs in where without hiding it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns; a row is a packet with which somebody logs in. What they prove it by is not kept. */
enum
{
  OCTET_CREDENTIAL_PACKET,
  OCTET_CREDENTIAL_PROTOCOL,
  OCTET_CREDENTIAL_USER,
  OCTET_CREDENTIAL_USER_PACKET, /* where the name was said; nothing where that is the same packet */
};

#define OCTET_TYPE_CREDENTIALS (octet_credentials_get_type ())
G_DECLARE_FINAL_TYPE (OctetCredentials, octet_credentials, OCTET, CREDENTIALS, OctetStatistic)

OctetStatistic *octet_credentials_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
