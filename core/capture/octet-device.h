/* octet-device.h - the interfaces of this machine that packets can be captured from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OCTET_TYPE_DEVICE (octet_device_get_type ())

/**
 * OctetDevice:
 * @name: what it is captured by, such as "eth0"
 * @description: (nullable): what it is, in words
 * @addresses: (array zero-terminated=1): its IP addresses, as text
 * @is_loopback: whether it leads to this machine itself
 * @is_up: whether it is in use
 * @is_running: whether it has a connection
 * @is_wireless: whether it is a radio
 *
 * An interface of this machine.
 */
typedef struct
{
  char    *name;
  char    *description;
  char   **addresses;
  gboolean is_loopback;
  gboolean is_up;
  gboolean is_running;
  gboolean is_wireless;
} OctetDevice;

GType        octet_device_get_type (void);
OctetDevice *octet_device_copy     (const OctetDevice  *self);
void         octet_device_free     (OctetDevice        *self);

GPtrArray   *octet_devices_list    (GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetDevice, octet_device_free)

G_END_DECLS
