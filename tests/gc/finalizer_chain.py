# Objects that hold each other in a long chain are all finalized at once.
order = []

class Node(dict):
    def __del__(self):
        order.append(self.number)

node = None
for number in range(300):
    node = Node(next=node)
    node.number = number
del node
print(len(order), order == list(range(299, -1, -1)))
