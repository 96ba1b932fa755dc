/* octet-device.c - the interfaces of this machine that packets can be captured from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-device.h"
#include "capture/octet-capture-error.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <pcap/pcap.h>
#include <sys/socket.h>

G_DEFINE_BOXED_TYPE (OctetDevice, octet_device, octet_device_copy, octet_device_free)

/**
 * octet_device_copy: (skip)
 * @self: a device
 *
 * Returns: (transfer full): a copy
 */
OctetDevice *
octet_device_copy (const OctetDevice *self)
{
  OctetDevice *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->description = g_strdup (self->description);
  copy->addresses = g_strdupv (self->addresses);
  return copy;
}

/**
 * octet_device_free: (skip)
 * @self: (nullable): a device
 */
void
octet_device_free (OctetDevice *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->description);
  g_strfreev (self->addresses);
  g_free (self);
}

/* A list of libpcap's addresses as texts; link layer addresses are left aside. */
static char **
format_addresses (const pcap_addr_t *addresses)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const pcap_addr_t *item = addresses; item != NULL; item = item->next)
    {
      char text[INET6_ADDRSTRLEN] = "";

      if (item->addr == NULL)
        continue;
      if (item->addr->sa_family == AF_INET)
        {
          struct sockaddr_in address;

          memcpy (&address, item->addr, sizeof address);
          inet_ntop (AF_INET, &address.sin_addr, text, sizeof text);
        }
      else if (item->addr->sa_family == AF_INET6)
        {
          struct sockaddr_in6 address;

          memcpy (&address, item->addr, sizeof address);
          inet_ntop (AF_INET6, &address.sin6_addr, text, sizeof text);
        }
      if (text[0] != '\0')
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/**
 * octet_devices_list:
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Lists the interfaces of this machine, in libpcap's order: the likeliest first. May
 * wait for the system; not for the main thread.
 *
 * Returns: (transfer full) (nullable) (element-type OctetDevice): the interfaces;
 *   none where the user may not capture
 */
GPtrArray *
octet_devices_list (GError **error)
{
  char message[PCAP_ERRBUF_SIZE] = "";
  pcap_if_t *found = NULL;
  GPtrArray *devices;

  if (pcap_findalldevs (&found, message) != 0)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_DEVICE,
                   _("The interfaces of this machine cannot be listed: %s."), message);
      return NULL;
    }

  devices = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_device_free);
  for (const pcap_if_t *item = found; item != NULL; item = item->next)
    {
      OctetDevice *device = g_new0 (OctetDevice, 1);

      device->name = g_utf8_make_valid (item->name, -1);
      device->description = item->description != NULL
                            ? g_utf8_make_valid (item->description, -1) : NULL;
      device->addresses = format_addresses (item->addresses);
      device->is_loopback = (item->flags & PCAP_IF_LOOPBACK) != 0;
      device->is_up = (item->flags & PCAP_IF_UP) != 0;
      device->is_running = (item->flags & PCAP_IF_RUNNING) != 0;
      device->is_wireless = (item->flags & PCAP_IF_WIRELESS) != 0;
      g_ptr_array_add (devices, device);
    }
  pcap_freealldevs (found);
  return devices;
}
