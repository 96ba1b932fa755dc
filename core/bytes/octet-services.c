/* octet-services.c - looks up the name of a port.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bytes/octet-services.h"

typedef struct
{
  guint16     port;
  guint8      protocols;
  const char *name;
} OctetService;

#define TCP OCTET_SERVICE_TCP
#define UDP OCTET_SERVICE_UDP
#define SCTP OCTET_SERVICE_SCTP

#include "bytes/octet-services-table.h"

/**
 * octet_service_find: (skip)
 * @protocol: which transport
 * @port: a port
 *
 * Returns: (nullable): the name that is registered for it: "https"
 */
const char *
octet_service_find (OctetServiceProtocol protocol,
                    guint16              port)
{
  gsize low = 0, high = G_N_ELEMENTS (services);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (services[middle].port < port)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < G_N_ELEMENTS (services) && services[low].port == port; low++)
    if (services[low].protocols & protocol)
      return services[low].name;
  return NULL;
}
