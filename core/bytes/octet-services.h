/* octet-services.h - what usually answers at a port.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  OCTET_SERVICE_TCP = 1 << 0,
  OCTET_SERVICE_UDP = 1 << 1,
  OCTET_SERVICE_SCTP = 1 << 2,
} OctetServiceProtocol;

const char *octet_service_find (OctetServiceProtocol protocol,
                                guint16              port);

G_END_DECLS
